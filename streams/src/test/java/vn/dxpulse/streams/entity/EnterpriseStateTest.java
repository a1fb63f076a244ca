package vn.dxpulse.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.entity.EnterpriseFacts.Fact;

class EnterpriseStateTest {

  private static final long NINE_MS = EnterpriseFacts.START_MS;
  private static final long TEN_MS = NINE_MS + 3_600_000;
  private static final UnitId HA_NOI = new UnitId("01", LocalDate.parse("2025-07-01"));
  private static final UnitId THAI_NGUYEN = new UnitId("19", LocalDate.parse("2025-07-01"));

  @Property(tries = 1000)
  void endsTheSameInAnyOrderAndWithAnyRepetition(
      @ForAll("facts") List<Fact> facts, @ForAll Random random) {
    List<Fact> again = new ArrayList<>(facts);
    facts.stream().filter(fact -> random.nextBoolean()).forEach(again::add);
    Collections.shuffle(again, random);

    assertThat(after(again)).isEqualTo(after(facts));
  }

  @Property(tries = 1000)
  void changesOnTheWayAddUpToTheActivityAtTheEnd(@ForAll("facts") List<Fact> facts) {
    Map<StockKey, Integer> stocks = new HashMap<>();
    EnterpriseState state = EnterpriseState.UNHEARD_OF;

    for (Fact fact : facts) {
      EnterpriseState next = fact.applyTo(state);
      for (StockChange change : state.changesTo(next)) {
        int stock = stocks.merge(StockKey.of(change), change.change(), Integer::sum);
        assertThat(stock).as("stock after %s", change).isBetween(0, 1);
      }
      state = next;
    }

    stocks.values().removeIf(stock -> stock == 0);
    assertThat(stocks).isEqualTo(active(state));
  }

  @Property
  void isActiveWhereTheLatestRegistrationAfterTheLatestClosingSays(
      @ForAll("facts") List<Fact> facts) {
    EnterpriseState state = after(facts);

    for (EnterpriseKind kind : EnterpriseKind.values()) {
      assertThat(state.activeUnit(kind)).isEqualTo(latestUnit(facts, kind));
    }
  }

  @Property
  void changesNothingWhenAFactIsKnownAlready(@ForAll("facts") List<Fact> facts) {
    EnterpriseState state = after(facts);

    for (Fact fact : facts) {
      assertThat(fact.applyTo(state)).isSameAs(state);
    }
  }

  @Nested
  class Example {

    @Test
    void movesFromOneUnitToAnother() {
      EnterpriseState before = registeredIn(HA_NOI, NINE_MS);
      EnterpriseState after = before.registered(registration(THAI_NGUYEN, TEN_MS));

      assertThat(before.changesTo(after))
          .containsExactly(
              new StockChange(HA_NOI, EnterpriseKind.DIGITAL, -1),
              new StockChange(THAI_NGUYEN, EnterpriseKind.DIGITAL, 1));
    }

    @Test
    void takesNothingAwayWhenItWasNeverRegistered() {
      EnterpriseState closed = EnterpriseState.UNHEARD_OF.closed(new FactTime(TEN_MS, "c"));

      assertThat(EnterpriseState.UNHEARD_OF.changesTo(closed)).isEmpty();
    }

    @Test
    void staysClosedWhenAnEarlierRegistrationArrivesLater() {
      EnterpriseState closed = EnterpriseState.UNHEARD_OF.closed(new FactTime(TEN_MS, "c"));
      EnterpriseState after = closed.registered(registration(HA_NOI, NINE_MS));

      assertThat(after.activeUnit(EnterpriseKind.DIGITAL)).isEmpty();
      assertThat(closed.changesTo(after)).isEmpty();
    }

    @Test
    void closesAsEveryKind() {
      EnterpriseState before =
          registeredIn(HA_NOI, NINE_MS)
              .registered(
                  new Registration(
                      EnterpriseKind.DIGITAL_TECHNOLOGY, HA_NOI, new FactTime(NINE_MS, "t")));

      assertThat(before.changesTo(before.closed(new FactTime(TEN_MS, "c"))))
          .containsExactly(
              new StockChange(HA_NOI, EnterpriseKind.DIGITAL, -1),
              new StockChange(HA_NOI, EnterpriseKind.DIGITAL_TECHNOLOGY, -1));
    }

    @Test
    void opensAgainAfterAClosing() {
      EnterpriseState closed = registeredIn(HA_NOI, NINE_MS).closed(new FactTime(NINE_MS + 1, "c"));

      assertThat(closed.changesTo(closed.registered(registration(HA_NOI, TEN_MS))))
          .containsExactly(new StockChange(HA_NOI, EnterpriseKind.DIGITAL, 1));
    }
  }

  @Provide
  Arbitrary<List<Fact>> facts() {
    return EnterpriseFacts.any().list().ofMaxSize(12);
  }

  private static EnterpriseState registeredIn(UnitId unit, long timeMs) {
    return EnterpriseState.UNHEARD_OF.registered(registration(unit, timeMs));
  }

  private static Registration registration(UnitId unit, long timeMs) {
    return new Registration(EnterpriseKind.DIGITAL, unit, new FactTime(timeMs, "r"));
  }

  private static EnterpriseState after(List<Fact> facts) {
    EnterpriseState state = EnterpriseState.UNHEARD_OF;
    for (Fact fact : facts) {
      state = fact.applyTo(state);
    }
    return state;
  }

  private static Map<StockKey, Integer> active(EnterpriseState state) {
    Map<StockKey, Integer> active = new HashMap<>();
    for (EnterpriseKind kind : EnterpriseKind.values()) {
      state.activeUnit(kind).ifPresent(unit -> active.put(new StockKey(unit, kind), 1));
    }
    return active;
  }

  private static Optional<UnitId> latestUnit(List<Fact> facts, EnterpriseKind kind) {
    FactTime closed =
        facts.stream()
            .filter(EnterpriseFacts.Closed.class::isInstance)
            .map(fact -> ((EnterpriseFacts.Closed) fact).time())
            .max(FactTime::compareTo)
            .orElse(FactTime.NEVER);
    return facts.stream()
        .filter(EnterpriseFacts.Registered.class::isInstance)
        .map(fact -> ((EnterpriseFacts.Registered) fact).registration())
        .filter(registration -> registration.kind() == kind)
        .max((a, b) -> a.time().compareTo(b.time()))
        .filter(registration -> registration.time().compareTo(closed) > 0)
        .map(Registration::unit);
  }

  private record StockKey(UnitId unit, EnterpriseKind kind) {
    static StockKey of(StockChange change) {
      return new StockKey(change.unit(), change.kind());
    }
  }
}
