package vn.dxpulse.dashboard.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose numbers are shown: those of the unit as it was, of today's unit, or of all. */
public enum HistoryView {
  /** Each unit as it was. */
  REPORTED,
  /** Today's unit with all that it took over, by the registry of today. */
  RESTATED,
  /** All units together. */
  NATION;

  /**
   * Units of the rows of the nation, as in the current rows: sums of all units as they were, and of
   * those of today. They say the same.
   */
  public static final List<String> NATION_UNITS = List.of("reported", "restated");

  /** The view that is called {@code text}; empty if there is none. */
  public static Optional<HistoryView> named(String text) {
    return Arrays.stream(values()).filter(view -> view.text().equals(text)).findFirst();
  }

  /** Every name of a view. */
  public static List<String> names() {
    return Arrays.stream(values()).map(HistoryView::text).toList();
  }

  /** {@code reported}, {@code restated} or {@code nation}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The units under which rows of {@code unit} are shown. */
  List<String> shows(String unit, Succession succession) {
    return switch (this) {
      case REPORTED -> List.of(unit);
      case RESTATED -> List.of(succession.lastOf(unit));
      case NATION -> NATION_UNITS;
    };
  }
}
