package vn.dxpulse.schemas.unit;

import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Finds by name, strictest rule first: the same spelling, else the same letters, else names that
 * begin with the letters given. So {@code Hà Nam} finds one province, {@code ha nam} the same, and
 * {@code ha n} two.
 */
public final class NameSearch {

  private static final List<BiPredicate<UnitName, UnitName>> RULES =
      List.of(
          (wanted, name) -> name.spelling().equals(wanted.spelling()),
          (wanted, name) -> name.plain().equals(wanted.plain()),
          (wanted, name) -> name.plain().startsWith(wanted.plain()));

  private NameSearch() {}

  /**
   * The candidates that {@code text} may mean, in their order: none, one, or several if it is
   * ambiguous. None if it has neither letter nor digit.
   */
  public static <T> List<T> among(
      Collection<T> candidates, Function<T, List<String>> namesOf, String text) {
    UnitName wanted = UnitName.of(text);
    if (wanted.plain().isEmpty()) {
      return List.of();
    }
    for (BiPredicate<UnitName, UnitName> rule : RULES) {
      List<T> found =
          candidates.stream()
              .filter(
                  candidate ->
                      namesOf.apply(candidate).stream()
                          .map(UnitName::of)
                          .anyMatch(name -> rule.test(wanted, name)))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
