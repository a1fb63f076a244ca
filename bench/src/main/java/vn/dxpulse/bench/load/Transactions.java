package vn.dxpulse.bench.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * Generated transactions, each with an event id of its own: provinces weighted by population (the
 * largest sends 14 %), 2,000 procedures, nine in ten with a due date, four in ten with a fee. The
 * same seed gives the same sequence. For one thread.
 */
public final class Transactions {

  private static final int PROCEDURES = 2_000;

  private final SplittableRandom random;
  private final UnitRegistry registry;
  private final List<WeightedUnits> eras = new ArrayList<>();

  public Transactions(long seed, UnitRegistry registry) {
    this.random = new SplittableRandom(seed);
    this.registry = registry;
  }

  /** The next one, completed at {@code eventTimeMs} in a unit that exists then. */
  public Transaction next(long eventTimeMs) {
    Unit unit = unitsAt(eventTimeMs).draw(random);
    return new Transaction(unit, event(unit, Instant.ofEpochMilli(eventTimeMs)));
  }

  private WeightedUnits unitsAt(long timeMs) {
    for (WeightedUnits units : eras) {
      if (units.existAt(timeMs)) {
        return units;
      }
    }
    eras.add(WeightedUnits.at(registry, timeMs));
    return eras.get(eras.size() - 1);
  }

  private OnlineServiceTransactionCompleted event(Unit unit, Instant completed) {
    boolean online = random.nextInt(100) < 60;
    boolean hasFee = random.nextInt(100) < 40;
    boolean hasDueDate = random.nextInt(100) < 90;
    return OnlineServiceTransactionCompleted.newBuilder()
        .setEventId(new UUID(random.nextLong(), random.nextLong()).toString())
        .setEventTime(completed)
        .setProvinceCode(unit.code())
        .setServiceCode("1." + (100_000 + random.nextInt(PROCEDURES)))
        .setSubmittedAt(completed.minusSeconds(60 + random.nextInt(20 * 86_400)))
        .setDueAt(hasDueDate ? completed.plusSeconds(random.nextInt(864_000) - 86_400) : null)
        .setChannel(online ? "ONLINE" : "COUNTER")
        .setHandling(online && random.nextBoolean() ? "FULL_PROCESS" : "PARTIAL")
        .setFeeVnd(hasFee ? 1_000L * (10 + random.nextInt(500)) : 0)
        .setPaidOnline(hasFee && online)
        .setSimulated(true)
        .build();
  }

  /**
   * One transaction.
   *
   * @param unit the unit that its code and event time mean
   */
  public record Transaction(Unit unit, OnlineServiceTransactionCompleted event) {}
}
