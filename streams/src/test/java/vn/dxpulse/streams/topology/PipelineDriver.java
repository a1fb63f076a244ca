package vn.dxpulse.streams.topology;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.QualityReading;
import vn.dxpulse.schemas.row.AlertAnswer;
import vn.dxpulse.schemas.row.AlertSilence;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.row.LateRecord;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.batch.RecordBatch;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.decode.RegistrySchemas;
import vn.dxpulse.streams.duplicate.IdBudget;

/** The whole topology in virtual time, with one partition. */
final class PipelineDriver implements AutoCloseable {

  static final Instant START = Instant.parse("2025-08-01T03:00:00Z");

  final Topics topics = new Topics(1);
  private final String scope = "test-" + UUID.randomUUID();
  private final AvroValues avro = new AvroValues(Connection.to("none:0", "mock://" + scope));
  private final TopologyTestDriver driver;
  private final TestOutputTopic<String, KpiCurrent> rows;
  private final TestOutputTopic<String, RejectedRecord> rejected;
  private final TestOutputTopic<String, LateRecord> late;
  private final TestOutputTopic<String, LedgerRow> ledger;
  private final TestOutputTopic<String, QualityReading> qualityReadings;
  private final TestOutputTopic<String, KpiHistory> history;
  private final TestOutputTopic<String, TargetStatus> statuses;
  private final TestOutputTopic<String, AlertTransition> transitions;
  private final TestOutputTopic<String, AlertState> alerts;
  private final TestOutputTopic<String, AlertSilence> silences;
  private final TestOutputTopic<String, AlertAnswer> answers;
  private final Map<String, KpiCurrent> newest = new HashMap<>();
  private final Map<String, Serializer<?>> serializers = new HashMap<>();
  private final Map<String, Long> offsets = new HashMap<>();
  private final Map<String, TestInputTopic<String, byte[]>> inputs = new HashMap<>();
  private final TimeSource timeSource;
  private final UnitRegistry registry;
  private final KpiCatalogue catalogue;
  private Instant now;

  PipelineDriver() {
    this(TimeSource.WALL);
  }

  PipelineDriver(TimeSource timeSource) {
    this(timeSource, UnitRegistryFile.vietnam(), KpiCatalogue.shipped(), START);
  }

  PipelineDriver(UnitRegistry registry, KpiCatalogue catalogue, Instant start) {
    this(TimeSource.WALL, registry, catalogue, start);
  }

  private PipelineDriver(
      TimeSource timeSource, UnitRegistry registry, KpiCatalogue catalogue, Instant start) {
    this.timeSource = timeSource;
    this.registry = registry;
    this.catalogue = catalogue;
    now = start;
    driver = new TopologyTestDriver(topology(), properties(), start);
    rows = output(topics.kpiCurrent());
    rejected = output(topics.rejected());
    late = output(topics.late());
    ledger = output(topics.ledger());
    qualityReadings = output(topics.qualityReadings());
    history = output(topics.kpiHistory());
    statuses = output(topics.targetStatus());
    transitions = output(topics.alertLog());
    alerts = output(topics.alertStates());
    silences = output(topics.alertSilences());
    answers = output(topics.alertAnswers());
  }

  Topology topology() {
    PipelineTopology.Inputs inputs =
        new PipelineTopology.Inputs(
            catalogue,
            registry,
            new RegistrySchemas(MockSchemaRegistry.getClientForScope(scope)),
            AlertRules.shipped(),
            timeSource,
            new IdMemory(Duration.ofDays(7), new IdBudget(Long.MAX_VALUE), Path.of("unused")),
            true);
    return new PipelineTopology(topics, avro, inputs).build(properties());
  }

  /** Sends a fact that arrives now. */
  <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
    sendBytes(topic, key, bytes(topic, value));
  }

  /** A value as it stands on its topic. */
  <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V value) {
    @SuppressWarnings("unchecked") // a serializer is kept under the name of its topic
    Serializer<V> serializer =
        (Serializer<V>) serializers.computeIfAbsent(topic.name(), name -> avro.serializer(topic));
    return serializer.serialize(topic.name(), value);
  }

  void sendBytes(Topic<?> topic, String key, byte[] value) {
    sendBytesAt(topic, key, value, now);
  }

  /** With a time of arrival that may lie before that of the record before. */
  void sendBytesAt(Topic<?> topic, String key, byte[] value, Instant arrival) {
    inputs
        .computeIfAbsent(
            topic.name(),
            name ->
                driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer()))
        .pipeInput(key, isBatched(topic) ? batch(topic, key, value, arrival) : value, arrival);
  }

  private boolean isBatched(Topic<?> topic) {
    return topics.accounted().contains(topic);
  }

  /** As the consumer's interceptor would: a batch of one. */
  private byte[] batch(Topic<?> topic, String key, byte[] value, Instant arrival) {
    long offset = offsets.merge(topic.name(), 1L, Long::sum) - 1;
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return RecordBatch.of(
        List.of(
            new ConsumerRecord<>(
                topic.name(),
                0,
                offset,
                arrival.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                keyBytes,
                value,
                new RecordHeaders(),
                Optional.empty())));
  }

  void passes(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** Lets what was handed over be summed up and published. */
  void sumsUp() {
    passes(Duration.ofSeconds(1));
    passes(Duration.ofSeconds(1));
  }

  Instant now() {
    return now;
  }

  /** Newest row of {@code reported|unit|kpi|window}. */
  KpiCurrent row(String unit, String kpi, String window) {
    newRows();
    KpiCurrent row = newest.get("reported|" + unit + "|" + kpi + "|" + window);
    if (row == null) {
      throw new AssertionError("no row for " + unit + " " + kpi + " " + window);
    }
    return row;
  }

  /** Rows published since the last look, heartbeats left out, in order. */
  List<KeyValue<String, KpiCurrent>> newRows() {
    List<KeyValue<String, KpiCurrent>> published =
        rows.readKeyValuesToList().stream()
            .filter(row -> !row.value.getView().equals("heartbeat"))
            .toList();
    published.forEach(row -> newest.put(row.key, row.value));
    return published;
  }

  List<RejectedRecord> rejected() {
    return rejected.readValuesToList();
  }

  List<LateRecord> late() {
    return late.readValuesToList();
  }

  /** Newest row of every key, heartbeats left out. */
  Map<String, KpiCurrent> rows() {
    newRows();
    return Map.copyOf(newest);
  }

  /** Rows of closed hours and days published since the last look, in order. */
  List<KpiHistory> history() {
    return history.readValuesToList();
  }

  /** Rows of targets published since the last look, in order; null for a tombstone. */
  List<KeyValue<String, TargetStatus>> statuses() {
    return statuses.readKeyValuesToList();
  }

  /** Transitions of alerts since the last look, in order. */
  List<AlertTransition> transitions() {
    return transitions.readValuesToList();
  }

  /** Rows of alerts since the last look, in order. */
  List<AlertState> alerts() {
    return alerts.readValuesToList();
  }

  /** Rows of silences since the last look, in order. */
  List<AlertSilence> silences() {
    return silences.readValuesToList();
  }

  /** Answers to commands since the last look, in order. */
  List<AlertAnswer> answers() {
    return answers.readValuesToList();
  }

  /** Newest row of every book, by key. */
  List<LedgerRow> ledger() {
    return List.copyOf(new TreeMap<>(ledger.readKeyValuesToMap()).values());
  }

  /** What the alert step is told of the books, as compaction leaves it: newest of each key. */
  List<QualityReading> qualityReadings() {
    return List.copyOf(qualityReadings.readKeyValuesToMap().values());
  }

  @Override
  public void close() {
    driver.close();
    MockSchemaRegistry.dropScope(scope);
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(), new StringDeserializer(), avro.deserializer(topic));
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "dxpulse-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return properties;
  }
}
