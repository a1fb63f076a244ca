package vn.dxpulse.producers.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
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

  private final SimulatorSettings settings;
  private final UnitRegistry registry;
  private final RandomGenerator random;
  private final EventIds ids;
  private final Transactions transactions;
  private final Enterprises enterprises;
  private final List<Fact<?>> recent = new ArrayList<>();
  private final Map<Unit, Province> provinces = new HashMap<>();
  private Weighted<Province> choice;
  private long choiceFromMs;
  private long choiceUntilMs;
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
  }

  /** The next event as known at {@code now}. */
  Fact<?> next(Instant now) {
    if (!recent.isEmpty() && random.nextDouble() < settings.duplicateShare()) {
      return recent.get(random.nextInt(recent.size()));
    }
    Instant time = now.minus(lag());
    Province province = provincesAt(time).pick(random);
    Fact<?> fact =
        random.nextDouble() < settings.enterpriseShare()
            ? enterprises.next(ids.next(), province, time)
            : transactions.next(ids.next(), province, time);
    remember(fact);
    return fact;
  }

  private Duration lag() {
    long longestMs = (random.nextDouble() < USUAL_LAG_SHARE ? USUAL_LAG : MAX_LAG).toMillis();
    return Duration.ofMillis(random.nextLong(longestMs));
  }

  private Weighted<Province> provincesAt(Instant time) {
    long timeMs = time.toEpochMilli();
    if (choice == null || timeMs < choiceFromMs || timeMs >= choiceUntilMs) {
      choose(timeMs);
    }
    return choice;
  }

  private void choose(long timeMs) {
    List<Unit> units =
        registry.units().stream().filter(unit -> unit.validity().contains(timeMs)).toList();
    if (units.isEmpty()) {
      throw new IllegalStateException(
          "the registry has no unit at " + Instant.ofEpochMilli(timeMs));
    }
    choice =
        new Weighted<>(
            units.stream()
                .map(
                    unit ->
                        provinces.computeIfAbsent(unit, key -> Province.of(key, settings.seed())))
                .toList(),
            Province::weight);
    // Until the next unit of the registry begins or ends, the choice is the same.
    choiceFromMs = Long.MIN_VALUE;
    choiceUntilMs = Long.MAX_VALUE;
    for (Unit unit : registry.units()) {
      narrow(unit.validity().fromMs(), timeMs);
      narrow(unit.validity().untilMs(), timeMs);
    }
  }

  private void narrow(long changeMs, long timeMs) {
    if (changeMs <= timeMs) {
      choiceFromMs = Math.max(choiceFromMs, changeMs);
    } else {
      choiceUntilMs = Math.min(choiceUntilMs, changeMs);
    }
  }

  private void remember(Fact<?> fact) {
    if (recent.size() < REMEMBERED_FOR_RESENDING) {
      recent.add(fact);
    } else {
      recent.set(oldestRecent, fact);
      oldestRecent = (oldestRecent + 1) % REMEMBERED_FOR_RESENDING;
    }
  }
}
