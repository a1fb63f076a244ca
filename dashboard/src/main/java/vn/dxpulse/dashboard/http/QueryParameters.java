package vn.dxpulse.dashboard.http;

import java.util.List;
import java.util.Map;

/** Refuses parameters nobody reads: a typing error must not pass for a filter. */
final class QueryParameters {

  private QueryParameters() {}

  /**
   * Checks that a query has no parameters but those allowed.
   *
   * @throws ApiError if it has
   */
  static void allowOnly(List<String> allowed, Map<String, List<String>> query) {
    for (String parameter : query.keySet()) {
      if (!allowed.contains(parameter)) {
        throw ApiError.badRequest(
            "unknown_parameter",
            "there is no parameter '" + parameter + "'; allowed are " + allowed);
      }
    }
  }
}
