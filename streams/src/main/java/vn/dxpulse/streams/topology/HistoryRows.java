package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.streams.kpi.HistoryRow;
import vn.dxpulse.streams.kpi.Reading;

/** Closed hours and days as rows of the topic of history. Stream thread only. */
final class HistoryRows {

  private final CommitForwarder forwarder;
  private final String sink;

  HistoryRows(CommitForwarder forwarder, String sink) {
    this.forwarder = forwarder;
    this.sink = sink;
  }

  /** Sends one hour or day. */
  void send(HistoryRow row, OptionalLong countedSinceMs, long revision) {
    Instant start = Instant.ofEpochMilli(row.startMs());
    String resolution = row.size().name().toLowerCase(Locale.ROOT);
    Reading reading = row.reading();
    KpiHistory value =
        KpiHistory.newBuilder()
            .setUnit(row.unit().toString())
            .setKpi(row.kpi().id())
            .setResolution(resolution)
            .setStart(start)
            .setEnd(Instant.ofEpochMilli(row.endMs()))
            .setState(reading.state())
            .setValue(CurrentRows.boxed(reading.value()))
            .setNumerator(CurrentRows.boxed(reading.numerator()))
            .setDenominator(CurrentRows.boxed(reading.denominator()))
            .setUnitOfMeasure(row.kpi().description().unitOfMeasure())
            .setSimulated(row.simulated())
            .setCountedSince(CurrentRows.instant(countedSinceMs))
            .setAsOf(Instant.ofEpochMilli(row.asOfMs()))
            .setRevision(revision)
            .build();
    String key = String.join("|", value.getUnit(), value.getKpi(), resolution, start.toString());
    forwarder.forward(key, value, row.asOfMs(), sink);
  }
}
