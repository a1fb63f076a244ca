package vn.dxpulse.dashboard.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads parameters, and refuses those nobody reads: a typing error must not pass for a filter. */
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

  /** The value of a parameter, the first if it is given several times. */
  static Optional<String> first(Map<String, List<String>> query, String parameter) {
    return query.getOrDefault(parameter, List.of()).stream().findFirst();
  }

  /**
   * The day that a parameter names.
   *
   * @throws ApiError if its value is none
   */
  static Optional<LocalDate> day(Map<String, List<String>> query, String parameter) {
    return first(query, parameter).map(text -> requireDay(parameter, text));
  }

  private static LocalDate requireDay(String parameter, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ApiError.badRequest(
          "invalid_day",
          "'" + text + "' is not a day; allowed is such as " + parameter + "=2025-08-01");
    }
  }
}
