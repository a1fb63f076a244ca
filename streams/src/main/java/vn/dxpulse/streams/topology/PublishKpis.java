package vn.dxpulse.streams.topology;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.StatisticKept;
import vn.dxpulse.schemas.event.UnitTally;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.kpi.HistoryRow;
import vn.dxpulse.streams.kpi.KpiRow;
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

  /**
   * Names of the sinks of rows.
   *
   * @param handOver where tallies and figures go, if anything takes them
   */
  record RowSinks(
      String current, String history, String ledger, Optional<HandOverSinks> handOver) {}

  /** Names of the sinks to the next steps. */
  record HandOverSinks(String tallies, String statistics, String quality) {}

  private static final class Publisher implements KpiState.RowPublisher {
    private final CommitForwarder forwarder;
    private final TaskClock clock;
    private final RowSinks sinks;
    private final CurrentRows current;
    private final HistoryRows history;
    private final int partition;

    Publisher(ProcessorContext<String, SpecificRecord> context, TaskClock clock, RowSinks sinks) {
      this.forwarder = new CommitForwarder(context);
      this.clock = clock;
      this.sinks = sinks;
      this.current = new CurrentRows(forwarder, sinks.current());
      this.history = new HistoryRows(forwarder, sinks.history());
      this.partition = context.taskId().partition();
    }

    @Override
    public TaskClock clock() {
      return clock;
    }

    @Override
    public Books.LedgerRows ledgerRows() {
      LedgerRows.Sinks books =
          new LedgerRows.Sinks(sinks.ledger(), sinks.handOver().map(HandOverSinks::quality));
      return (input, minuteMs, cell) ->
          LedgerRows.send(forwarder, books, clock.wallMs(), input, minuteMs, cell);
    }

    @Override
    public void row(KpiRow row, OptionalLong countedSinceMs, long revision) {
      current.send(row, countedSinceMs, revision);
    }

    @Override
    public void history(HistoryRow row, OptionalLong countedSinceMs, long revision) {
      history.send(row, countedSinceMs, revision);
    }

    @Override
    public void heartbeat(long asOfMs, long revision) {
      current.heartbeat(partition, asOfMs, revision);
    }

    @Override
    public Optional<KpiState.HandOver> handOver() {
      return sinks.handOver().map(to -> new HandOver(forwarder, to));
    }
  }

  /** Hands over what the next steps need. */
  private record HandOver(CommitForwarder forwarder, HandOverSinks sinks)
      implements KpiState.HandOver {

    @Override
    public void tally(UnitId unit, byte[] tally, long asOfMs) {
      UnitTally value =
          UnitTally.newBuilder()
              .setUnit(unit.toString())
              .setAsOf(Instant.ofEpochMilli(asOfMs))
              .setTally(ByteBuffer.wrap(tally))
              .build();
      forwarder.forward(unit.toString(), value, asOfMs, sinks.tallies());
    }

    @Override
    public void statistic(UnitId unit, Statistic statistic, long asOfMs) {
      StatisticKept value = StatisticRows.row(unit, statistic, asOfMs);
      String key = String.join("|", value.getUnit(), value.getKpi(), value.getPeriod());
      forwarder.forward(key, value, asOfMs, sinks.statistics());
    }
  }
}
