package vn.dxpulse.app.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * Which units a code, a key or a name means.
 *
 * @param zone where the days of the registry begin
 */
record UnitLookup(UnitRegistry registry, ZoneId zone) {

  /** Every unit of {@code day}; without one, every unit there ever was. */
  List<Unit> all(Optional<LocalDate> day) {
    return day.map(then -> registry.unitsAt(startMs(then))).orElseGet(registry::units);
  }

  /**
   * The units that {@code text} means on {@code day}, or without one at any time; at least one.
   *
   * @throws InvalidSettings if it means none; says what became of it
   */
  List<Unit> find(String text, Optional<LocalDate> day) {
    List<Unit> ever = ever(text);
    if (ever.isEmpty()) {
      throw new InvalidSettings(
          List.of(
              "there is no unit '"
                  + text
                  + "': neither code, nor code@first-day, nor name; dxpulse units list --all"
                  + " shows what there is"));
    }
    return day.map(then -> on(then, text, ever)).orElse(ever);
  }

  private List<Unit> ever(String text) {
    if (text.indexOf('@') >= 0) {
      return registry.find(id(text)).stream().toList();
    }
    List<Unit> versions = registry.versions(text);
    return versions.isEmpty() ? registry.search(text) : versions;
  }

  private List<Unit> on(LocalDate day, String text, List<Unit> ever) {
    long timeMs = startMs(day);
    // A name is looked for among the units of that day alone: then fewer begin with it.
    List<Unit> found =
        isName(text)
            ? registry.search(text, timeMs)
            : ever.stream().filter(unit -> unit.validity().contains(timeMs)).toList();
    if (found.isEmpty()) {
      throw new InvalidSettings(
          List.of(
              "'"
                  + text
                  + "' means no unit on "
                  + day
                  + ": "
                  + ever.stream()
                      .map(unit -> fate(unit, timeMs))
                      .collect(Collectors.joining("; "))));
    }
    return found;
  }

  private boolean isName(String text) {
    return text.indexOf('@') < 0 && registry.versions(text).isEmpty();
  }

  private String fate(Unit unit, long timeMs) {
    if (timeMs < unit.validity().fromMs()) {
      return named(unit) + " begins on " + unit.id().validFrom();
    }
    String successor =
        unit.successor()
            .flatMap(registry::find)
            .map(next -> ", its successor is " + named(next))
            .orElse("");
    String ended = unit.validity().lastDay().map(last -> " ended on " + last).orElse(" goes on");
    return named(unit) + ended + successor;
  }

  private static String named(Unit unit) {
    return unit.id() + " " + unit.names().vi();
  }

  private static UnitId id(String text) {
    try {
      return UnitId.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettings(List.of(e.getMessage()));
    }
  }

  private long startMs(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
