package vn.dxpulse.dashboard.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose numbers are shown. The units of rows have the names that they have in the current rows: a
 * region or the nation has one for the sum of units as they were, {@code reported}, and one for
 * that of today's, {@code restated}.
 */
public enum HistoryView {
  /** Each unit as it was. */
  REPORTED,
  /** Today's unit with all that it took over, by the registry of today. */
  RESTATED,
  /** All units that count in a macro-region: {@code reported:NAME} and {@code restated:NAME}. */
  REGION,
  /** All units: {@code reported} and {@code restated}, which say the same. */
  NATION;

  /** The view that is called {@code text}; empty if there is none. */
  public static Optional<HistoryView> named(String text) {
    return Arrays.stream(values()).filter(view -> view.text().equals(text)).findFirst();
  }

  /** Every name of a view. */
  public static List<String> names() {
    return Arrays.stream(values()).map(HistoryView::text).toList();
  }

  /** {@code reported}, {@code restated}, {@code region} or {@code nation}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Units of its rows if they are sums of many; none if they are those of the registry. */
  public List<String> sums(UnitGroups groups) {
    return switch (this) {
      case REPORTED, RESTATED -> List.of();
      case REGION ->
          Stream.of(REPORTED, RESTATED)
              .flatMap(of -> groups.regionNames().stream().map(of::region))
              .toList();
      case NATION -> List.of(REPORTED.text(), RESTATED.text());
    };
  }

  /** The units under which rows of {@code unit} are shown. */
  List<String> shows(String unit, UnitGroups groups) {
    String last = groups.lastOf(unit);
    return switch (this) {
      case REPORTED -> List.of(unit);
      case RESTATED -> List.of(last);
      case REGION ->
          Stream.concat(
                  groups.regionOf(unit).map(REPORTED::region).stream(),
                  groups.regionOf(last).map(RESTATED::region).stream())
              .toList();
      case NATION -> sums(groups);
    };
  }

  private String region(String name) {
    return text() + ":" + name;
  }
}
