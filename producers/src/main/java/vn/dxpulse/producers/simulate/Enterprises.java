package vn.dxpulse.producers.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;

/** Makes up enterprises; only those registered in this run ever move or are closed. */
final class Enterprises {

  // About 900 closings for 1,700 registrations a year in one province.
  private static final double CLOSING_SHARE = 0.35;
  private static final double MOVING_SHARE = 0.03;
  private static final double DIGITAL_SHARE = 0.6;
  // Enough to close from; older ones simply stay open.
  private static final int MAX_REMEMBERED = 10_000;

  private final RandomGenerator random;
  private final UnitRegistry registry;
  private final List<Registered> active = new ArrayList<>();

  Enterprises(RandomGenerator random, UnitRegistry registry) {
    this.random = random;
    this.registry = registry;
  }

  /**
   * A registration in {@code province} at {@code time}, the closing of an earlier one, or its move
   * there.
   */
  Fact<?> next(String id, Province province, Instant time) {
    double dice = random.nextDouble();
    if (active.isEmpty() || dice >= CLOSING_SHARE + MOVING_SHARE) {
      return registration(id, province, time);
    }
    Registered enterprise = takeAny();
    // Disorder may put this time before the registration; what becomes of it happens after it.
    Instant after = later(time, enterprise.at().plusMillis(1));
    return dice < CLOSING_SHARE
        ? closing(id, enterprise, after)
        : relocation(id, enterprise, province.unit(), after);
  }

  private Fact<?> registration(String id, Province province, Instant time) {
    Registered enterprise = new Registered("SIM-" + id, province.unit(), time);
    if (active.size() < MAX_REMEMBERED) {
      active.add(enterprise);
    }
    return Fact.of(
        DigitalEnterpriseRegistered.newBuilder()
            .setEventId(id)
            .setEventTime(time)
            .setEnterpriseId(enterprise.enterpriseId())
            .setKind(random.nextDouble() < DIGITAL_SHARE ? "DIGITAL" : "DIGITAL_TECHNOLOGY")
            .setProvinceCode(province.unit().code())
            .setSimulated(true)
            .build());
  }

  private Fact<?> closing(String id, Registered enterprise, Instant time) {
    return Fact.of(
        DigitalEnterpriseClosed.newBuilder()
            .setEventId(id)
            .setEventTime(time)
            .setEnterpriseId(enterprise.enterpriseId())
            .setProvinceCode(codeAt(enterprise.unit(), time))
            .setSimulated(true)
            .build());
  }

  private Fact<?> relocation(String id, Registered enterprise, Unit to, Instant time) {
    active.add(new Registered(enterprise.enterpriseId(), to, time));
    return Fact.of(
        DigitalEnterpriseRelocated.newBuilder()
            .setEventId(id)
            .setEventTime(time)
            .setEnterpriseId(enterprise.enterpriseId())
            .setFromProvinceCode(codeAt(enterprise.unit(), time))
            .setProvinceCode(codeAt(to, time))
            .setSimulated(true)
            .build());
  }

  /** The code of the unit that {@code unit} has become by {@code time}. */
  private String codeAt(Unit unit, Instant time) {
    Unit current = unit;
    while (current.validity().untilMs() <= time.toEpochMilli()
        && current.successor().flatMap(registry::find).isPresent()) {
      current = current.successor().flatMap(registry::find).get();
    }
    return current.code();
  }

  private Registered takeAny() {
    // The last one fills the gap: order does not matter and nothing is shifted.
    int index = random.nextInt(active.size());
    Registered taken = active.get(index);
    Registered last = active.remove(active.size() - 1);
    if (index < active.size()) {
      active.set(index, last);
    }
    return taken;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private record Registered(String enterpriseId, Unit unit, Instant at) {}
}
