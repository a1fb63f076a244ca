package vn.dxpulse.producers.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * The events of a simulation, one at a time. Deterministic: the same settings, start, random
 * numbers and times give the same events. For one thread.
 *
 * <p>Events are in slight disorder: an event happened up to 90 s before the time asked for, 97 of
 * 100 less than 2 s. It names the unit that existed when it happened, so on the night of a merger
 * the last events of the old units still carry their codes.
 */
final class EventScript {

  static final Duration MAX_LAG = Duration.ofSeconds(90);

  private static final Duration USUAL_LAG = Duration.ofSeconds(2);
  private static final double USUAL_LAG_SHARE = 0.97;
  // A portal sends again what it sent a moment ago.
  private static final int REMEMBERED_FOR_RESENDING = 256;

  // Catalogues change seldom; in a demo they fill within minutes all the same.
  private static final double LISTING_SHARE = 0.001;

  private final SimulatorSettings settings;
  private final UnitRegistry registry;
  private final RandomGenerator random;
  private final EventIds ids;
  private final Transactions transactions;
  private final Enterprises enterprises;
  private final Listings listings;
  private final List<Fact<?>> recent = new ArrayList<>();
  private final Map<Unit, Province> provinces = new HashMap<>();
  private Choice choice;
  private int oldestRecent;

  /**
   * @param start when this run began; part of every event id
   */
  EventScript(
      SimulatorSettings settings, UnitRegistry registry, Instant start, RandomGenerator random) {
    this.settings = settings;
    this.registry = registry;
    this.random = random;
    this.ids = new EventIds(settings.seed(), start);
    this.transactions = new Transactions(random);
    this.enterprises = new Enterprises(random, registry);
    this.listings = new Listings(random);
    this.choice = choiceAt(start.toEpochMilli());
  }

  /** The next event as known at {@code now}. */
  Fact<?> next(Instant now) {
    if (!recent.isEmpty() && random.nextDouble() < settings.duplicateShare()) {
      return recent.get(random.nextInt(recent.size()));
    }
    Instant time = now.minus(lag());
    Province province = provincesAt(time).pick(random);
    Fact<?> fact = next(ids.next(), province, time);
    remember(fact);
    return fact;
  }

  private Fact<?> next(String id, Province province, Instant time) {
    if (random.nextDouble() < settings.enterpriseShare()) {
      return enterprises.next(id, province, time);
    }
    return random.nextDouble() < LISTING_SHARE
        ? listings.next(id, province, time)
        : transactions.next(id, province, time);
  }

  private Duration lag() {
    long longestMs = (random.nextDouble() < USUAL_LAG_SHARE ? USUAL_LAG : MAX_LAG).toMillis();
    return Duration.ofMillis(random.nextLong(longestMs));
  }

  private Weighted<Province> provincesAt(Instant time) {
    if (!choice.covers(time.toEpochMilli())) {
      choice = choiceAt(time.toEpochMilli());
    }
    return choice.provinces();
  }

  private Choice choiceAt(long timeMs) {
    List<Province> existing =
        registry.units().stream()
            .filter(unit -> unit.validity().contains(timeMs))
            .map(unit -> provinces.computeIfAbsent(unit, key -> Province.of(key, settings.seed())))
            .toList();
    if (existing.isEmpty()) {
      throw new IllegalStateException(
          "the registry has no unit at " + Instant.ofEpochMilli(timeMs));
    }
    long fromMs = changes().filter(changeMs -> changeMs <= timeMs).max().orElse(Long.MIN_VALUE);
    long untilMs = changes().filter(changeMs -> changeMs > timeMs).min().orElse(Long.MAX_VALUE);
    return new Choice(new Weighted<>(existing, Province::weight), fromMs, untilMs);
  }

  /** Every moment at which a unit begins or ends. */
  private LongStream changes() {
    return registry.units().stream()
        .flatMapToLong(unit -> LongStream.of(unit.validity().fromMs(), unit.validity().untilMs()));
  }

  private void remember(Fact<?> fact) {
    if (recent.size() < REMEMBERED_FOR_RESENDING) {
      recent.add(fact);
    } else {
      recent.set(oldestRecent, fact);
      oldestRecent = (oldestRecent + 1) % REMEMBERED_FOR_RESENDING;
    }
  }

  /** The provinces to choose from in {@code [fromMs, untilMs)}. */
  private record Choice(Weighted<Province> provinces, long fromMs, long untilMs) {

    boolean covers(long timeMs) {
      return timeMs >= fromMs && timeMs < untilMs;
    }
  }
}
