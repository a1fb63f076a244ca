package vn.dxpulse.dashboard.sample;

import java.time.Instant;
import java.time.LocalDate;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/** Builder of rows of the history of which a test states only what matters to it. */
public final class SampleHistory {

  private static final long HOUR_MS = 3_600_000;
  private static final long DAY_MS = 24 * HOUR_MS;

  private final KpiHistory.Builder row =
      KpiHistory.newBuilder()
          .setUnit("19@2025-07-01")
          .setKpi("transactions_completed")
          .setState("VALUE")
          .setUnitOfMeasure("dossiers")
          .setSimulated(false)
          .setAsOf(SampleRow.AS_OF)
          .setRevision(1);

  private SampleHistory(String resolution, Instant start, long lengthMs) {
    row.setResolution(resolution).setStart(start).setEnd(start.plusMillis(lengthMs));
    count(1);
  }

  /** A count of 1 over the hour that begins at {@code start}. */
  public static SampleHistory anHour(String start) {
    return anHour(Instant.parse(start));
  }

  /** A count of 1 over the hour that begins at {@code start}. */
  public static SampleHistory anHour(Instant start) {
    return new SampleHistory("hour", start, HOUR_MS);
  }

  /** A count of 1 over a Vietnamese day. */
  public static SampleHistory aDay(String day) {
    return aDay(LocalDate.parse(day));
  }

  /** A count of 1 over a Vietnamese day. */
  public static SampleHistory aDay(LocalDate day) {
    return new SampleHistory("day", day.atStartOfDay(UnitRegistryFile.VIETNAM).toInstant(), DAY_MS);
  }

  public SampleHistory unit(String unit) {
    row.setUnit(unit);
    return this;
  }

  public SampleHistory kpi(String kpi) {
    row.setKpi(kpi);
    return this;
  }

  public SampleHistory resolution(String resolution) {
    row.setResolution(resolution);
    return this;
  }

  public SampleHistory state(String state) {
    row.setState(state);
    return this;
  }

  public SampleHistory count(long count) {
    row.setValue((double) count).setNumerator(count).setDenominator(null);
    return this;
  }

  public SampleHistory ratio(long numerator, long denominator) {
    row.setNumerator(numerator)
        .setDenominator(denominator)
        .setValue(denominator == 0 ? null : (double) numerator / denominator)
        .setState(denominator == 0 ? "NO_DENOMINATOR" : "VALUE");
    return this;
  }

  public SampleHistory simulated() {
    row.setSimulated(true);
    return this;
  }

  public SampleHistory revision(long revision) {
    row.setRevision(revision);
    return this;
  }

  public KpiHistory build() {
    return row.build();
  }

  /** Key of a row as it stands on the topic. */
  public static String key(KpiHistory row) {
    return String.join(
        "|", row.getUnit(), row.getKpi(), row.getResolution(), row.getStart().toString());
  }
}
