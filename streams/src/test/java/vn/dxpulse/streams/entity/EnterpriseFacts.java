package vn.dxpulse.streams.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/** Facts about one enterprise, for properties: close in time, so that ties happen. */
final class EnterpriseFacts {

  static final long START_MS = Instant.parse("2025-08-01T03:00:00Z").toEpochMilli();

  private static final LocalDate MERGER = LocalDate.parse("2025-07-01");

  private EnterpriseFacts() {}

  static Arbitrary<EnterpriseFact> any() {
    return Arbitraries.oneOf(
        registrations().map(EnterpriseFact.Registered::new),
        relocations(),
        times("c").map(EnterpriseFact.Closed::new));
  }

  static Arbitrary<EnterpriseFact> relocations() {
    return Combinators.combine(units().optional(), units(), times("m"))
        .as(
            (from, to, time) ->
                new EnterpriseFact.Relocated(from, withIdOfContent(from, to, time)));
  }

  static Arbitrary<Registration> registrations() {
    return Combinators.combine(Arbitraries.of(EnterpriseKind.class), units(), times("r"))
        .as(EnterpriseFacts::withIdOfContent);
  }

  static Arbitrary<FactTime> times(String idPrefix) {
    return Combinators.combine(
            Arbitraries.longs().between(START_MS, START_MS + 4), Arbitraries.of("", "1", "2"))
        .as((timeMs, id) -> new FactTime(timeMs, idPrefix + id));
  }

  static Arbitrary<UnitId> units() {
    return Arbitraries.of("01", "19", "96").map(code -> new UnitId(code, MERGER));
  }

  private static Location withIdOfContent(Optional<UnitId> from, UnitId to, FactTime time) {
    String id = time.eventId() + "/" + from.map(UnitId::code).orElse("") + "/" + to.code();
    return new Location(to, new FactTime(time.eventTimeMs(), id));
  }

  // An event id has one content; which of two contents wins is the business of deduplication.
  private static Registration withIdOfContent(EnterpriseKind kind, UnitId unit, FactTime time) {
    String id = time.eventId() + "/" + unit.code();
    return new Registration(kind, unit, new FactTime(time.eventTimeMs(), id));
  }
}
