package vn.dxpulse.producers.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class EventScriptTest {

  private static final long SEED = 42;
  private static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");
  private static final Instant MERGER = Instant.parse("2025-06-30T17:00:00Z");
  private static final int MANY = 20_000;

  private final UnitRegistry vietnam = UnitRegistryFile.vietnam();
  private final SimulatorSettings settings = SimulatorSettings.of(SEED, 100);

  @Test
  void theSameSeedStartAndTimesGiveTheSameEvents() {
    assertThat(events(script(NOW), NOW, 500)).isEqualTo(events(script(NOW), NOW, 500));
  }

  @Test
  void aRestartWithTheSameSeedUsesOtherIds() {
    Set<String> first = ids(script(NOW));
    Set<String> second = ids(script(NOW.plusMillis(1)));

    assertThat(first).hasSize(MANY);
    assertThat(Collections.disjoint(first, second)).isTrue();
  }

  @Test
  void aRestartKeepsHowProvincesBehave() {
    assertThat(Province.of(vietnam.units().get(0), SEED))
        .isEqualTo(Province.of(vietnam.units().get(0), SEED));
    assertThat(vietnam.units().stream().map(unit -> Province.of(unit, SEED).online()).distinct())
        .hasSizeGreaterThan(90);
  }

  @Test
  void everyEventSaysThatItIsSimulated() {
    assertThat(facts(script(NOW), NOW, MANY))
        .allSatisfy(
            fact -> {
              int field = fact.event().getSchema().getField("simulated").pos();
              assertThat(fact.event().get(field)).isEqualTo(true);
            });
  }

  @Test
  void eventsLagALittleAndNeverLieAhead() {
    List<Duration> lags =
        facts(script(NOW), NOW, MANY)
            .filter(fact -> !(fact.event() instanceof DigitalEnterpriseClosed))
            .filter(fact -> !(fact.event() instanceof DigitalEnterpriseRelocated))
            .map(fact -> Duration.between(fact.eventTime(), NOW))
            .toList();

    assertThat(lags).allMatch(lag -> !lag.isNegative() && lag.compareTo(EventScript.MAX_LAG) < 0);
    assertThat(shareOf(lags, lag -> lag.compareTo(Duration.ofSeconds(2)) < 0))
        .isCloseTo(0.97, within(0.01));
  }

  @Test
  void largerProvincesHaveMoreEvents() {
    Map<String, Long> byProvince =
        transactions(script(NOW))
            .collect(
                Collectors.groupingBy(
                    OnlineServiceTransactionCompleted::getProvinceCode, Collectors.counting()));

    assertThat(byProvince).hasSize(34);
    // Hồ Chí Minh has 14.0 million of 113.5 million inhabitants, Lai Châu half a million.
    assertThat(byProvince.get("79") / (double) MANY).isCloseTo(0.122, within(0.01));
    assertThat(byProvince.get("79")).isGreaterThan(10 * byProvince.get("12"));
  }

  @Test
  void transactionsAreConsistent() {
    assertThat(transactions(script(NOW)))
        .allSatisfy(
            event -> {
              assertThat(event.getSubmittedAt()).isBeforeOrEqualTo(event.getEventTime());
              if (event.getDueAt() != null) {
                assertThat(event.getDueAt()).isAfter(event.getSubmittedAt());
              }
              assertThat(event.getPaidOnline() && event.getFeeVnd() == 0).isFalse();
              assertThat(event.getHandling().equals("FULL_PROCESS"))
                  .as("only online dossiers are full process")
                  .isIn(false, event.getChannel().equals("ONLINE"));
            });
  }

  @Test
  void someDossiersAreLateAndSomeHaveNoDueDate() {
    List<OnlineServiceTransactionCompleted> events = transactions(script(NOW)).toList();
    List<OnlineServiceTransactionCompleted> due =
        events.stream().filter(event -> event.getDueAt() != null).toList();

    assertThat(due.size() / (double) events.size()).isBetween(0.9, 0.95);
    assertThat(shareOf(due, event -> !event.getEventTime().isAfter(event.getDueAt())))
        .isBetween(0.86, 0.995);
  }

  @Test
  void onlyRegisteredEnterprisesMoveFromWhereTheyAreAndCloseOnceAndLater() {
    Map<String, Instant> latest = new HashMap<>();
    Map<String, String> seats = new HashMap<>();
    Set<String> closed = new HashSet<>();
    AtomicInteger moves = new AtomicInteger();
    SimulatorSettings enterprisesOnly = new SimulatorSettings(SEED, 100, 0, 1);

    facts(script(enterprisesOnly, NOW), NOW, MANY)
        .forEach(
            fact -> {
              if (fact.event() instanceof DigitalEnterpriseRegistered event) {
                latest.put(event.getEnterpriseId(), event.getEventTime());
                seats.put(event.getEnterpriseId(), event.getProvinceCode());
              } else if (fact.event() instanceof DigitalEnterpriseRelocated event) {
                moves.incrementAndGet();
                assertThat(closed).doesNotContain(event.getEnterpriseId());
                assertThat(event.getEventTime()).isAfter(latest.get(event.getEnterpriseId()));
                latest.put(event.getEnterpriseId(), event.getEventTime());
                assertThat(seats.put(event.getEnterpriseId(), event.getProvinceCode()))
                    .isEqualTo(event.getFromProvinceCode());
              } else if (fact.event() instanceof DigitalEnterpriseClosed event) {
                assertThat(closed.add(event.getEnterpriseId())).isTrue();
                assertThat(event.getEventTime()).isAfter(latest.get(event.getEnterpriseId()));
              }
            });

    assertThat(seats).hasSizeGreaterThan(MANY / 2);
    assertThat(closed).hasSizeGreaterThan(MANY / 4);
    assertThat(moves.get() / (double) MANY).isCloseTo(0.03, within(0.005));
  }

  @Test
  void servicesAreListedNowAndThen() {
    List<PublicServiceListed> listings =
        facts(script(NOW), NOW, 5 * MANY)
            .map(Fact::event)
            .filter(PublicServiceListed.class::isInstance)
            .map(PublicServiceListed.class::cast)
            .toList();

    assertThat(listings.size() / (5.0 * MANY)).isCloseTo(0.001, within(0.0005));
    assertThat(listings)
        .extracting(PublicServiceListed::getServiceCode)
        .allMatch(c -> c.startsWith("SIM-"));
    assertThat(listings)
        .extracting(PublicServiceListed::getLevel)
        .contains("FULL_PROCESS", "PARTIAL", "INFORMATION");
  }

  @Test
  void enterprisesAreOccasional() {
    assertThat(transactions(script(NOW)).count() / (double) MANY).isCloseTo(0.99, within(0.003));
  }

  @Test
  void nothingIsSentAgainUnlessAskedFor() {
    assertThat(ids(script(NOW))).hasSize(MANY);
  }

  @Test
  void sendsTheAskedShareAgainWithTheSameIdAndContent() {
    Map<String, Object> byId = new HashMap<>();

    facts(script(settings.withDuplicateShare(0.01), NOW), NOW, MANY)
        .forEach(
            fact -> {
              Object earlier = byId.putIfAbsent(fact.eventId(), fact.event());
              assertThat(earlier).isIn(null, fact.event());
            });

    assertThat((MANY - byId.size()) / (double) MANY).isCloseTo(0.01, within(0.003));
  }

  @Test
  void namesTheUnitThatExistedWhenTheEventHappened() {
    EventScript script = script(MERGER);

    assertThat(facts(script, MERGER.plusMillis(500), MANY))
        .allSatisfy(
            fact -> {
              if (fact.event() instanceof OnlineServiceTransactionCompleted event) {
                assertThat(
                        vietnam.find(event.getProvinceCode(), event.getEventTime().toEpochMilli()))
                    .isPresent();
              }
            });
    assertThat(provinces(script, MERGER)).hasSize(63);
    assertThat(provinces(script, MERGER.plus(EventScript.MAX_LAG))).hasSize(34);
  }

  @Test
  void anEnterpriseOfAMergedProvinceClosesInItsSuccessor() {
    SimulatorSettings enterprisesOnly = new SimulatorSettings(SEED, 100, 0, 1);
    EventScript script = script(enterprisesOnly, MERGER.minusSeconds(60));
    facts(script, MERGER, MANY).forEach(fact -> {});

    assertThat(facts(script, MERGER.plus(Duration.ofDays(1)), MANY))
        .allSatisfy(
            fact -> {
              if (fact.event() instanceof DigitalEnterpriseClosed event) {
                assertThat(
                        vietnam.find(event.getProvinceCode(), event.getEventTime().toEpochMilli()))
                    .isPresent();
              }
            });
  }

  @Test
  void saysSoWhenTheRegistryHasNoUnitAtThatTime() {
    UnitRegistry ended =
        UnitRegistryFile.read(
            new StringReader(
                """
                code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,\
                predecessor_codes,population,population_basis,macro_region
                1,A,A,A,region,2000-01-01,2001-01-01,,,,,
                """),
            "ended.csv",
            UnitRegistryFile.VIETNAM);

    assertThatThrownBy(() -> new EventScript(settings, ended, NOW, new SplittableRandom(SEED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the registry has no unit at 2026-01-05T02:00:00Z");
  }

  private EventScript script(Instant start) {
    return script(settings, start);
  }

  private EventScript script(SimulatorSettings with, Instant start) {
    return new EventScript(with, vietnam, start, new SplittableRandom(SEED));
  }

  private static Stream<Fact<?>> facts(EventScript script, Instant now, int count) {
    return Stream.<Fact<?>>generate(() -> script.next(now)).limit(count);
  }

  private static List<Object> events(EventScript script, Instant now, int count) {
    return facts(script, now, count).<Object>map(Fact::event).toList();
  }

  private static Set<String> ids(EventScript script) {
    return facts(script, NOW, MANY).map(Fact::eventId).collect(Collectors.toSet());
  }

  private static Stream<OnlineServiceTransactionCompleted> transactions(EventScript script) {
    return transactions(script, NOW);
  }

  private static Stream<OnlineServiceTransactionCompleted> transactions(
      EventScript script, Instant now) {
    return facts(script, now, MANY)
        .map(Fact::event)
        .filter(OnlineServiceTransactionCompleted.class::isInstance)
        .map(OnlineServiceTransactionCompleted.class::cast);
  }

  private static Set<String> provinces(EventScript script, Instant now) {
    return transactions(script, now)
        .map(OnlineServiceTransactionCompleted::getProvinceCode)
        .collect(Collectors.toSet());
  }

  private static <T> double shareOf(List<T> items, Function<T, Boolean> counts) {
    return items.stream().filter(counts::apply).count() / (double) items.size();
  }
}
