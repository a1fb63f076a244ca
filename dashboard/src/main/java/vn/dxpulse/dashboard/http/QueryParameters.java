package vn.dxpulse.dashboard.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads parameters, and refuses those nobody reads and values nothing has: a typing error must not
 * pass for a filter, nor read as "no rows".
 */
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

  /**
   * Values of a parameter that are one of {@code allowed}.
   *
   * @throws ApiError if one is not
   */
  static Set<String> known(String parameter, Map<String, List<String>> query, Set<String> allowed) {
    return known(parameter, query, allowed::contains, "one of " + new TreeSet<>(allowed));
  }

  /**
   * Values of a parameter that {@code isKnown}.
   *
   * @param allowed what is, for the message
   * @throws ApiError if one is not
   */
  static Set<String> known(
      String parameter,
      Map<String, List<String>> query,
      Predicate<String> isKnown,
      String allowed) {
    Collection<String> values = query.getOrDefault(parameter, List.of());
    for (String value : values) {
      if (!isKnown.test(value)) {
        throw ApiError.badRequest(
            "unknown_" + parameter,
            "there is no " + parameter + " '" + value + "'; allowed is " + allowed);
      }
    }
    return Set.copyOf(values);
  }
}
