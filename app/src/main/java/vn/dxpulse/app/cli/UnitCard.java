package vn.dxpulse.app.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * One unit for people, a line per property; properties that it does not have are left out.
 *
 * @param zone where the days of the registry begin
 * @param day on which the unit is shown; without one its types are shown with every change
 */
record UnitCard(UnitRegistry registry, ZoneId zone, Optional<LocalDate> day) {

  void print(Unit unit, PrintWriter out) {
    out.println(named(unit.id()));
    line(out, "in English", unit.names().en());
    line(out, "in full", unit.names().fullVi());
    line(out, "other names", String.join(", ", unit.names().others()));
    line(out, "type", UnitWords.type(unit, day));
    line(out, "first day", UnitWords.firstDay(unit));
    line(out, "last day", UnitWords.lastDay(unit));
    line(
        out,
        "predecessors",
        unit.predecessors().stream().map(this::named).collect(Collectors.joining(", ")));
    line(out, "successor", unit.successor().map(this::named).orElse(""));
    line(out, "grace", grace(unit.validity()));
    line(out, "population", population(unit.population()));
    line(out, "macro-region", unit.macroRegion());
  }

  private String named(UnitId id) {
    return id + registry.find(id).map(unit -> " " + unit.names().vi()).orElse("");
  }

  private String grace(Unit.Validity validity) {
    if (validity.graceUntilMs() == validity.untilMs()) {
      return "";
    }
    LocalDate end = Instant.ofEpochMilli(validity.graceUntilMs()).atZone(zone).toLocalDate();
    return "its code counts for the successor until " + end.minusDays(1);
  }

  /** Never without its basis: figures of two bases do not compare. */
  private static String population(Unit.Population population) {
    OptionalLong inhabitants = population.inhabitants();
    return inhabitants.isEmpty() ? "" : inhabitants.getAsLong() + ", " + population.basis();
  }

  private static void line(PrintWriter out, String property, String value) {
    if (!value.isEmpty()) {
      out.printf("  %-14s%s%n", property, value);
    }
  }
}
