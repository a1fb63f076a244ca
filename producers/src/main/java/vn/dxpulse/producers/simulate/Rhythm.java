package vn.dxpulse.producers.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/**
 * How busy offices are, by the hour of the day and the day of the week at +07:00.
 *
 * <p>Between full hours the factor changes evenly. Worked example: a Tuesday at 09:00 has 3.0, at
 * 09:30 2.95, a Sunday at 09:00 0.9, any night 0.2.
 */
final class Rhythm {

  /** Never less, so that a demo at night still moves. */
  static final double FLOOR = 0.2;

  // Offices open from about 7:30 to 17:00 with a long lunch; chosen so that a week averages 1
  // (0.993).
  private static final double[] WORKDAY_BY_HOUR = {
    0.05, 0.05, 0.05, 0.05, 0.05, 0.12, 0.4, 1.3, 2.6, 3.0, 2.9, 1.7, //
    0.9, 2.1, 2.9, 2.9, 2.3, 1.2, 0.75, 0.8, 0.85, 0.6, 0.35, 0.15
  };
  // Online portals stay open and some offices work on Saturday mornings.
  private static final double SATURDAY = 0.4;
  private static final double SUNDAY = 0.3;
  private static final double SECONDS_PER_HOUR = 3600.0;

  /** Factor on the mean rate at {@code time}, in {@code [0.2, 3]}; its mean over a week is 1. */
  double factorAt(Instant time) {
    ZonedDateTime local = time.atZone(UnitRegistryFile.VIETNAM);
    int hour = local.getHour();
    double intoHour = (local.getMinute() * 60 + local.getSecond()) / SECONDS_PER_HOUR;
    double workday =
        WORKDAY_BY_HOUR[hour] * (1 - intoHour)
            + WORKDAY_BY_HOUR[(hour + 1) % WORKDAY_BY_HOUR.length] * intoHour;
    return Math.max(FLOOR, workday * shareOf(local.getDayOfWeek()));
  }

  private static double shareOf(DayOfWeek day) {
    return switch (day) {
      case SATURDAY -> SATURDAY;
      case SUNDAY -> SUNDAY;
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> 1;
    };
  }
}
