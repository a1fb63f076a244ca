package vn.dxpulse.producers.simulate;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.event.PublicServiceListed;

/** Makes up at which level provinces offer the services of the simulation. */
final class Listings {

  private static final double ON_PHONE_SHARE = 0.8;
  // Of the services that are not full-process.
  private static final double PARTIAL_SHARE = 0.7;

  private final RandomGenerator random;
  private final List<SimulatedService> services = SimulatedService.all();

  Listings(RandomGenerator random) {
    this.random = random;
  }

  /** A listing of any service that {@code province} offers from {@code time} on. */
  Fact<PublicServiceListed> next(String id, Province province, Instant time) {
    return Fact.of(
        PublicServiceListed.newBuilder()
            .setEventId(id)
            .setEventTime(time)
            .setProvinceCode(province.unit().code())
            .setServiceCode(services.get(random.nextInt(services.size())).code())
            .setLevel(level(province))
            .setUsableOnPhone(random.nextDouble() < ON_PHONE_SHARE)
            .setSimulated(true)
            .build());
  }

  private String level(Province province) {
    if (random.nextDouble() < province.fullProcess()) {
      return "FULL_PROCESS";
    }
    return random.nextDouble() < PARTIAL_SHARE ? "PARTIAL" : "INFORMATION";
  }
}
