package vn.dxpulse.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.streams.kpi.HistoryRow;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.Reading;
import vn.dxpulse.streams.kpi.Statistic;

/**
 * Sends on what a commit publishes, and sees to it that commits happen in silence too.
 *
 * <p>Receives no records: the processors before it share the state, and the commit itself calls.
 * The punctuator only makes the task worth committing; it is what empties windows without input.
 * Stream thread only.
 */
final class PublishKpis implements Processor<byte[], byte[], String, SpecificRecord> {

  /** Two ticks and a commit fit into the second within which windows must empty themselves. */
  static final Duration TICK = Duration.ofMillis(250);

  private final TaskParts parts;
  private final RowSinks sinks;

  PublishKpis(TaskParts parts, RowSinks sinks) {
    this.parts = parts;
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    TaskClock clock = parts.inputs().timeSource().clock(context::currentSystemTimeMs);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> {});
    parts.kpiState(context).publishTo(new Publisher(context, clock, sinks));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    throw new IllegalStateException("nothing is forwarded to " + getClass().getSimpleName());
  }

  /** Names of the sinks of rows. */
  record RowSinks(String current, String history, String ledger) {}

  private static final class Publisher implements KpiState.RowPublisher {
    private final CommitForwarder forwarder;
    private final TaskClock clock;
    private final RowSinks sinks;
    private final int partition;

    Publisher(ProcessorContext<String, SpecificRecord> context, TaskClock clock, RowSinks sinks) {
      this.forwarder = new CommitForwarder(context);
      this.clock = clock;
      this.sinks = sinks;
      this.partition = context.taskId().partition();
    }

    @Override
    public TaskClock clock() {
      return clock;
    }

    @Override
    public Books.LedgerRows ledgerRows() {
      return (input, minuteMs, cell) ->
          LedgerRows.send(forwarder, sinks.ledger(), clock.wallMs(), input, minuteMs, cell);
    }

    @Override
    public void row(KpiRow row, OptionalLong countedSinceMs, long revision) {
      Reading reading = row.reading();
      KpiCurrent.Builder value =
          builder("reported", row.unit().toString(), row.kpi().id(), row.window())
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

    @Override
    public void history(HistoryRow row, OptionalLong countedSinceMs, long revision) {
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
              .setValue(boxed(reading.value()))
              .setNumerator(boxed(reading.numerator()))
              .setDenominator(boxed(reading.denominator()))
              .setUnitOfMeasure(row.kpi().description().unitOfMeasure())
              .setSimulated(row.simulated())
              .setCountedSince(instant(countedSinceMs))
              .setAsOf(Instant.ofEpochMilli(row.asOfMs()))
              .setRevision(revision)
              .build();
      String key = String.join("|", value.getUnit(), value.getKpi(), resolution, start.toString());
      forwarder.forward(key, value, row.asOfMs(), sinks.history());
    }

    @Override
    public void heartbeat(long asOfMs, long revision) {
      KpiCurrent.Builder value =
          builder("heartbeat", Integer.toString(partition), "heartbeat", "now")
              .setState("VALUE")
              .setUnitOfMeasure("none")
              .setSimulated(false);
      forward(value, asOfMs, revision);
    }

    private static KpiCurrent.Builder builder(String view, String unit, String kpi, String window) {
      return KpiCurrent.newBuilder().setView(view).setUnit(unit).setKpi(kpi).setWindow(window);
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
      forwarder.forward(key, row, asOfMs, sinks.current());
    }

    private static Double boxed(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }

    private static Instant instant(OptionalLong timeMs) {
      return timeMs.isPresent() ? Instant.ofEpochMilli(timeMs.getAsLong()) : null;
    }

    private static Long boxed(OptionalLong value) {
      return value.isPresent() ? value.getAsLong() : null;
    }
  }
}
