package vn.dxpulse.dashboard.sample;

import java.time.Instant;
import vn.dxpulse.schemas.row.KpiCurrent;

/** Builder of KPI rows of which a test states only what matters to it. */
public final class SampleRow {

  /** When made-up rows hold unless said otherwise. */
  public static final Instant AS_OF = Instant.parse("2025-08-01T03:00:00Z");

  private final KpiCurrent.Builder row =
      KpiCurrent.newBuilder()
          .setView("reported")
          .setUnit("19@2025-07-01")
          .setKpi("transactions_completed")
          .setWindow("1m")
          .setState("VALUE")
          .setUnitOfMeasure("dossiers")
          .setSimulated(false)
          .setAsOf(AS_OF)
          .setRevision(1);

  private SampleRow() {}

  public static SampleRow aRow() {
    return new SampleRow();
  }

  /** The row that only says that a partition's rows hold at {@code asOf}. */
  public static KpiCurrent heartbeat(int partition, Instant asOf) {
    return aRow()
        .view("heartbeat")
        .unit(Integer.toString(partition))
        .kpi("heartbeat")
        .window("now")
        .asOf(asOf)
        .build();
  }

  public SampleRow view(String view) {
    row.setView(view);
    return this;
  }

  public SampleRow unit(String unit) {
    row.setUnit(unit);
    return this;
  }

  public SampleRow kpi(String kpi) {
    row.setKpi(kpi);
    return this;
  }

  public SampleRow window(String window) {
    row.setWindow(window);
    return this;
  }

  public SampleRow count(long count) {
    row.setValue((double) count).setNumerator(count);
    return this;
  }

  public SampleRow ratio(long numerator, long denominator) {
    row.setUnitOfMeasure("ratio").setNumerator(numerator).setDenominator(denominator);
    if (denominator == 0) {
      return without("NO_DENOMINATOR");
    }
    row.setValue((double) numerator / denominator);
    return this;
  }

  public SampleRow without(String state) {
    row.setState(state).setValue(null);
    return this;
  }

  public SampleRow statistic(double value, String unitOfMeasure, String period, String source) {
    row.setWindow("latest")
        .setValue(value)
        .setUnitOfMeasure(unitOfMeasure)
        .setPeriod(period)
        .setSourceUrl(source);
    return this;
  }

  public SampleRow publishedAt(Instant time) {
    row.setStatisticPublishedAt(time);
    return this;
  }

  public SampleRow rankAmong(int universe) {
    row.setUniverse(universe);
    return this;
  }

  public SampleRow simulated() {
    row.setSimulated(true);
    return this;
  }

  public SampleRow asOf(Instant asOf) {
    row.setAsOf(asOf);
    return this;
  }

  public SampleRow revision(long revision) {
    row.setRevision(revision);
    return this;
  }

  public KpiCurrent build() {
    return row.build();
  }
}
