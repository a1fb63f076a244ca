package vn.dxpulse.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

class EnterpriseStateTest {

  private static final long NINE_MS = EnterpriseFacts.START_MS;
  private static final long TEN_MS = NINE_MS + 3_600_000;
  private static final UnitId HA_NOI = new UnitId("01", LocalDate.parse("2025-07-01"));
  private static final UnitId THAI_NGUYEN = new UnitId("19", LocalDate.parse("2025-07-01"));

  @Property(tries = 1000)
  void endsTheSameInAnyOrderAndWithAnyRepetition(
      @ForAll("facts") List<EnterpriseFact> facts, @ForAll Random random) {
    List<EnterpriseFact> again = new ArrayList<>(facts);
    facts.stream().filter(fact -> random.nextBoolean()).forEach(again::add);
    Collections.shuffle(again, random);

    assertThat(after(again)).isEqualTo(after(facts));
  }

  @Property(tries = 1000)
  void changesOnTheWayAddUpToTheActivityAtTheEnd(@ForAll("facts") List<EnterpriseFact> facts) {
    Map<StockKey, Integer> stocks = new HashMap<>();
    EnterpriseState state = EnterpriseState.UNHEARD_OF;

    for (EnterpriseFact fact : facts) {
      EnterpriseState next = fact.appliedTo(state);
      for (StockChange change : state.changesTo(next)) {
        int stock = stocks.merge(StockKey.of(change), change.change(), Integer::sum);
        assertThat(stock).as("stock after %s", change).isBetween(0, 1);
      }
      state = next;
    }

    stocks.values().removeIf(stock -> stock == 0);
    assertThat(stocks).isEqualTo(active(state));
  }

  @Property(tries = 1000)
  void endsAtTheSumOfAllHandOversInAnyOrder(
      @ForAll("facts") List<EnterpriseFact> facts, @ForAll Random random) {
    List<EnterpriseFact> again = new ArrayList<>(facts);
    facts.stream().filter(fact -> random.nextBoolean()).forEach(again::add);
    Collections.shuffle(again, random);
    Map<StockKey, Integer> stocks = new HashMap<>();
    Map<StockKey, Integer> stocksAgain = new HashMap<>();

    handOvers(facts).forEach(c -> stocks.merge(StockKey.of(c), c.change(), Integer::sum));
    handOvers(again).forEach(c -> stocksAgain.merge(StockKey.of(c), c.change(), Integer::sum));

    assertThat(stocksAgain).as("stocks that are heard of, 0 included").isEqualTo(stocks);
    assertThat(stocks.values()).allMatch(stock -> stock == 0 || stock == 1);
    stocks.values().removeIf(stock -> stock == 0);
    assertThat(stocks).isEqualTo(active(after(facts)));
  }

  @Property(tries = 1000)
  void isActiveWhereTheLatestFactsSay(@ForAll("facts") List<EnterpriseFact> facts) {
    EnterpriseState state = after(facts);

    for (EnterpriseKind kind : EnterpriseKind.values()) {
      assertThat(state.activeUnit(kind)).isEqualTo(latestUnit(facts, kind));
    }
  }

  @Property
  void changesNothingWhenAFactIsKnownAlready(@ForAll("facts") List<EnterpriseFact> facts) {
    EnterpriseState state = after(facts);

    for (EnterpriseFact fact : facts) {
      assertThat(fact.appliedTo(state)).isSameAs(state);
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
    void takesEveryKindAlongWhenItMoves() {
      EnterpriseState before =
          registeredIn(HA_NOI, NINE_MS)
              .registered(
                  new Registration(
                      EnterpriseKind.DIGITAL_TECHNOLOGY, HA_NOI, new FactTime(NINE_MS, "t")));

      assertThat(before.changesTo(before.relocated(location(THAI_NGUYEN, TEN_MS))))
          .containsExactly(
              new StockChange(HA_NOI, EnterpriseKind.DIGITAL, -1),
              new StockChange(THAI_NGUYEN, EnterpriseKind.DIGITAL, 1),
              new StockChange(HA_NOI, EnterpriseKind.DIGITAL_TECHNOLOGY, -1),
              new StockChange(THAI_NGUYEN, EnterpriseKind.DIGITAL_TECHNOLOGY, 1));
    }

    @Test
    void countsWhereItMovedToOnceItsRegistrationIsHeardOf() {
      EnterpriseState moved = EnterpriseState.UNHEARD_OF.relocated(location(THAI_NGUYEN, TEN_MS));
      EnterpriseState after = moved.registered(registration(HA_NOI, NINE_MS));

      assertThat(EnterpriseState.UNHEARD_OF.changesTo(moved)).isEmpty();
      assertThat(moved.changesTo(after))
          .containsExactly(new StockChange(THAI_NGUYEN, EnterpriseKind.DIGITAL, 1));
    }

    @Test
    void opensAgainWhereItIsRegisteredAgainAndNotWhereItOnceMovedTo() {
      EnterpriseState closed =
          registeredIn(HA_NOI, NINE_MS)
              .relocated(location(THAI_NGUYEN, NINE_MS + 1))
              .closed(new FactTime(NINE_MS + 2, "c"));

      assertThat(closed.changesTo(closed.registered(registration(HA_NOI, TEN_MS))))
          .containsExactly(new StockChange(HA_NOI, EnterpriseKind.DIGITAL, 1));
    }

    @Test
    void staysWhereItIsWhenItMovesToItsOwnUnit() {
      EnterpriseState before = registeredIn(HA_NOI, NINE_MS);
      EnterpriseFact move =
          new EnterpriseFact.Relocated(Optional.of(THAI_NGUYEN), location(THAI_NGUYEN, TEN_MS));

      assertThat(move.appliedTo(before)).isSameAs(before);
      assertThat(move.heardOf()).isEmpty();
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
  Arbitrary<List<EnterpriseFact>> facts() {
    return EnterpriseFacts.any().list().ofMaxSize(12);
  }

  private static EnterpriseState registeredIn(UnitId unit, long timeMs) {
    return EnterpriseState.UNHEARD_OF.registered(registration(unit, timeMs));
  }

  private static Registration registration(UnitId unit, long timeMs) {
    return new Registration(EnterpriseKind.DIGITAL, unit, new FactTime(timeMs, "r"));
  }

  private static Location location(UnitId unit, long timeMs) {
    return new Location(unit, new FactTime(timeMs, "m"));
  }

  private static List<StockChange> handOvers(List<EnterpriseFact> facts) {
    List<StockChange> all = new ArrayList<>();
    EnterpriseState state = EnterpriseState.UNHEARD_OF;
    for (EnterpriseFact fact : facts) {
      EnterpriseState next = fact.appliedTo(state);
      all.addAll(StockChange.all(state, next, fact.heardOf()));
      state = next;
    }
    return all;
  }

  private static EnterpriseState after(List<EnterpriseFact> facts) {
    EnterpriseState state = EnterpriseState.UNHEARD_OF;
    for (EnterpriseFact fact : facts) {
      state = fact.appliedTo(state);
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

  private static Optional<UnitId> latestUnit(List<EnterpriseFact> facts, EnterpriseKind kind) {
    FactTime closed =
        all(facts, EnterpriseFact.Closed.class)
            .map(EnterpriseFact::time)
            .max(FactTime::compareTo)
            .orElse(FactTime.NEVER);
    Optional<Registration> registration =
        all(facts, EnterpriseFact.Registered.class)
            .map(EnterpriseFact.Registered::registration)
            .filter(r -> r.kind() == kind)
            .max(Comparator.comparing(Registration::time))
            .filter(latest -> latest.time().compareTo(closed) > 0);
    return registration.map(
        registered ->
            all(facts, EnterpriseFact.Relocated.class)
                .filter(move -> !move.from().equals(Optional.of(move.to().unit())))
                .map(EnterpriseFact.Relocated::to)
                .filter(to -> to.time().compareTo(registered.time()) > 0)
                .max(Comparator.comparing(Location::time))
                .map(Location::unit)
                .orElse(registered.unit()));
  }

  private static <T> Stream<T> all(List<EnterpriseFact> facts, Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }

  private record StockKey(UnitId unit, EnterpriseKind kind) {
    static StockKey of(StockChange change) {
      return new StockKey(change.unit(), change.kind());
    }
  }
}
