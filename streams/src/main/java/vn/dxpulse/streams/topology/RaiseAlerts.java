package vn.dxpulse.streams.topology;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.event.QualityReading;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.streams.alert.Alert;
import vn.dxpulse.streams.alert.AlertRows;
import vn.dxpulse.streams.alert.InputMinute;
import vn.dxpulse.streams.alert.Silence;
import vn.dxpulse.streams.alert.Transition;
import vn.dxpulse.streams.alert.rule.QualityFigures;

/**
 * Takes how targets stand, what the books say and what people want, and sends on what becomes of
 * alerts. Commands are answered as they come, within the same transaction. Stream thread only.
 */
final class RaiseAlerts implements Processor<byte[], byte[], String, SpecificRecord> {

  private final String store;
  private final Decoders decoders;
  private final TimeSource timeSource;
  private final Sinks sinks;
  private ProcessorContext<String, SpecificRecord> context;
  private AlertTask alerts;

  RaiseAlerts(String store, Decoders decoders, TimeSource timeSource, Sinks sinks) {
    this.store = store;
    this.decoders = decoders;
    this.timeSource = timeSource;
    this.sinks = sinks;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    context.schedule(PublishKpis.TICK, PunctuationType.WALL_CLOCK_TIME, now -> {});
    CommitHookStore<AlertTask> own = Objects.requireNonNull(context.getStateStore(store));
    alerts = own.state();
    alerts.publishTo(new Rows(), timeSource.clock(context::currentSystemTimeMs));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String topic = context.recordMetadata().orElseThrow().topic();
    if (topic.equals(decoders.statusTopic())) {
      takeStatus(record);
    } else if (topic.equals(decoders.commandTopic())) {
      takeCommand(record);
    } else {
      take(decoders.readings().deserialize(topic, record.value()));
    }
  }

  private void takeStatus(Record<byte[], byte[]> record) {
    if (record.value() == null) { // tombstone
      alerts.removeTarget(key(record));
      return;
    }
    TargetStatus row = decoders.statuses().deserialize(decoders.statusTopic(), record.value());
    alerts.accept(AlertRecords.reading(row), row.getAsOf().toEpochMilli());
  }

  private void take(QualityReading reading) {
    String input = reading.getTopic() + "-" + reading.getPartition();
    alerts.accept(
        new InputMinute(input, reading.getMinute().toEpochMilli()),
        new QualityFigures(reading.getRead(), reading.getRejected(), reading.getUnaccounted()));
  }

  private void takeCommand(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return; // a tombstone asks for nothing
    }
    ForeignRecords.read(decoders.commands(), decoders.commandTopic(), record.value())
        .ifPresent(command -> decide(key(record), command));
  }

  private void decide(String key, AlertCommand command) {
    SpecificRecord answer = AlertRecords.answer(alerts.decide(AlertRecords.command(command)));
    context.forward(new Record<>(key, answer, alerts.nowMs()), sinks.answers());
  }

  // Whoever writes commands may leave the key out.
  private static String key(Record<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    decoders.close();
  }

  /** Names of the sinks. */
  record Sinks(String states, String log, String silences, String answers) {}

  /** Deserializers of what it reads. */
  record Decoders(
      String statusTopic,
      Deserializer<TargetStatus> statuses,
      String commandTopic,
      Deserializer<AlertCommand> commands,
      Deserializer<QualityReading> readings) {

    static Decoders of(Topics topics, AvroValues avro) {
      return new Decoders(
          topics.targetStatus().name(),
          avro.deserializer(topics.targetStatus()),
          topics.alertCommands().name(),
          avro.deserializer(topics.alertCommands()),
          avro.deserializer(topics.qualityReadings()));
    }

    private void close() {
      statuses.close();
      commands.close();
      readings.close();
    }
  }

  private final class Rows implements AlertRows {
    private final CommitForwarder forwarder = new CommitForwarder(context);

    @Override
    public void transition(Transition transition) {
      send(transition.after().id().toString(), AlertRecords.transition(transition), sinks.log());
    }

    @Override
    public void alert(Alert alert) {
      Instant asOf = Instant.ofEpochMilli(alerts.nowMs());
      send(alert.id().toString(), AlertRecords.state(alert, asOf), sinks.states());
    }

    @Override
    public void silence(Silence silence) {
      send(silence.id(), AlertRecords.silence(silence), sinks.silences());
    }

    private void send(String key, SpecificRecord value, String sink) {
      forwarder.forward(key, value, alerts.nowMs(), sink);
    }
  }
}
