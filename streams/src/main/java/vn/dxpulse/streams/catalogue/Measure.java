package vn.dxpulse.streams.catalogue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a KPI's value comes about, with the keys that say it. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of
enum Measure {
  COUNT("event", "filter", "windows"),
  SUM("event", "filter", "value", "windows"),
  RATIO("event", "numerator", "denominator", "windows"),
  PERCENTILE("event", "filter", "value", "percentile", "divide_by", "windows"),
  STOCK("kind"),
  MILESTONE("milestone"),
  SERVICES("scale", "share"),
  /** Not one KPI but one for each listed series of published statistics. */
  LATEST("indicators");

  private static final List<String> OF_EVERY_KPI =
      List.of("id", "name_vi", "name_en", "formula", "unit", "direction");

  private final Set<String> keys;

  Measure(String... keys) {
    this.keys = Set.of(keys);
  }

  /** Every key that a KPI of this measure may have. */
  Set<String> keys() {
    Set<String> all = new HashSet<>(keys);
    all.add("measure");
    if (this != LATEST) {
      all.addAll(OF_EVERY_KPI);
    }
    return all;
  }

  String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Measure> find(String token) {
    return Arrays.stream(values()).filter(measure -> measure.token().equals(token)).findFirst();
  }

  static List<String> tokens() {
    return Arrays.stream(values()).map(Measure::token).toList();
  }
}
