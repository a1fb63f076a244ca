package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.Reading;
import vn.dxpulse.streams.kpi.Statistic;

/** Readings as rows of the topic of current values. Stream thread only. */
final class CurrentRows {

  private final CommitForwarder forwarder;
  private final String sink;

  CurrentRows(CommitForwarder forwarder, String sink) {
    this.forwarder = forwarder;
    this.sink = sink;
  }

  /** Sends one reading. */
  void send(KpiRow row, OptionalLong countedSinceMs, long revision) {
    Reading reading = row.reading();
    KpiCurrent.Builder value =
        builder(row.scope().view().id(), row.scope().unit(), row.kpi().id(), row.window())
            .setState(reading.state())
            .setValue(boxed(reading.value()))
            .setNumerator(boxed(reading.numerator()))
            .setDenominator(boxed(reading.denominator()))
            .setUnitOfMeasure(row.kpi().description().unitOfMeasure())
            .setSimulated(row.simulated())
            .setCountedSince(instant(countedSinceMs));
    if (reading instanceof Reading.Published published) {
      describe(published.statistic(), value);
    }
    forward(value, row.asOfMs(), revision);
  }

  /** Sends the row that says how far a partition has come. */
  void heartbeat(int partition, long asOfMs, long revision) {
    KpiCurrent.Builder value =
        builder("heartbeat", Integer.toString(partition), "heartbeat", "now")
            .setState("VALUE")
            .setUnitOfMeasure("none")
            .setSimulated(false);
    forward(value, asOfMs, revision);
  }

  private static KpiCurrent.Builder builder(String view, String unit, String kpi, String window) {
    // Columns without a value are set too: for those that are not, Avro looks up the default.
    return KpiCurrent.newBuilder()
        .setView(view)
        .setUnit(unit)
        .setKpi(kpi)
        .setWindow(window)
        .setValue(null)
        .setNumerator(null)
        .setDenominator(null)
        .setPeriod(null)
        .setUniverse(null)
        .setStatisticPublishedAt(null)
        .setSourceUrl(null)
        .setCountedSince(null);
  }

  private static void describe(Statistic statistic, KpiCurrent.Builder value) {
    OptionalInt universe = statistic.figure().universe();
    value
        .setPeriod(statistic.period())
        .setUniverse(universe.isPresent() ? universe.getAsInt() : null)
        .setStatisticPublishedAt(instant(statistic.publication().publishedAtMs()))
        .setSourceUrl(statistic.publication().sourceUrl());
  }

  private void forward(KpiCurrent.Builder builder, long asOfMs, long revision) {
    KpiCurrent row = builder.setAsOf(Instant.ofEpochMilli(asOfMs)).setRevision(revision).build();
    String key = row.getView() + "|" + row.getUnit() + "|" + row.getKpi() + "|" + row.getWindow();
    forwarder.forward(key, row, asOfMs, sink);
  }

  static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  static Instant instant(OptionalLong timeMs) {
    return timeMs.isPresent() ? Instant.ofEpochMilli(timeMs.getAsLong()) : null;
  }

  static Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
