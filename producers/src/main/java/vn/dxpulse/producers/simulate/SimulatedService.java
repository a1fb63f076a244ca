package vn.dxpulse.producers.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A public service of the simulation. Codes begin with SIM, as no real procedure's does.
 *
 * @param code code of the procedure
 * @param weight how often it is used, relative to the others
 * @param feeVnd fee in đồng, 0 if free
 * @param allowed time allowed for processing; empty if the procedure has no due date
 */
record SimulatedService(String code, double weight, long feeVnd, Optional<Duration> allowed) {

  /** Fees and times of the order that Vietnamese procedures have. */
  static List<SimulatedService> all() {
    return List.of(
        within("SIM-CERTIFIED-COPY", 30, 2_000, Duration.ofHours(8)),
        within("SIM-BIRTH-REGISTRATION", 10, 0, Duration.ofDays(1)),
        within("SIM-MARITAL-STATUS", 9, 3_000, Duration.ofDays(3)),
        within("SIM-RESIDENCE", 14, 0, Duration.ofDays(7)),
        within("SIM-BUSINESS-HOUSEHOLD", 6, 100_000, Duration.ofDays(3)),
        within("SIM-ENTERPRISE", 4, 50_000, Duration.ofDays(3)),
        within("SIM-LAND-CHANGE", 8, 500_000, Duration.ofDays(10)),
        within("SIM-BUILDING-PERMIT", 3, 75_000, Duration.ofDays(20)),
        within("SIM-CRIMINAL-RECORD", 4, 200_000, Duration.ofDays(10)),
        within("SIM-DRIVING-LICENCE", 5, 135_000, Duration.ofDays(5)),
        new SimulatedService("SIM-NOTICE", 7, 0, Optional.empty()));
  }

  private static SimulatedService within(
      String code, double weight, long feeVnd, Duration allowed) {
    return new SimulatedService(code, weight, feeVnd, Optional.of(allowed));
  }
}
