package vn.dxpulse.streams.topology;

import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.Stores;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.decode.WriterSchemas;
import vn.dxpulse.streams.entity.EnterpriseState;
import vn.dxpulse.streams.entity.EnterpriseStateFormat;
import vn.dxpulse.streams.kpi.KpiCatalogue;

/**
 * The whole application.
 *
 * <pre>
 * transactions ──► count-transactions ──┐
 * stock changes ─► add-stock-changes ───┼─(kpi-cells)─► publish-kpis ──► dx.kpi.current
 * statistics ────► keep-statistics ─────┘
 *        ▲                └── what cannot be counted ──► dx.dq.rejected, dx.dq.late
 *        │
 *        └── hand-over of gains and losses ◄── keep-registered, keep-closed (enterprises) ◄── facts
 * </pre>
 *
 * Two sub-topologies: facts keyed by province, and facts keyed by enterprise.
 */
public final class PipelineTopology {

  private static final String KPI_CELLS = "kpi-cells";
  private static final String ENTERPRISES = "enterprises";
  private static final String PUBLISH_KPIS = "publish-kpis";
  private static final String HAND_OVER = "hand-over-stock-changes";

  private final Topics topics;
  private final AvroValues avro;
  private final TaskParts kpiParts;
  private final TaskParts enterpriseParts;
  private final TimeSource timeSource;

  /**
   * @param topics every topic, with the number of partitions that the broker has
   * @param avro serializers of the rows
   * @param inputs what the numbers depend on besides the facts
   */
  public PipelineTopology(Topics topics, AvroValues avro, Inputs inputs) {
    this.topics = topics;
    this.avro = avro;
    this.timeSource = inputs.timeSource();
    this.kpiParts = inputs.parts("write-rejected", "write-late");
    this.enterpriseParts =
        inputs.parts("write-rejected-enterprise-facts", "write-late-enterprise-facts");
  }

  /** Builds it; {@code properties} are those that the application will run with. */
  public Topology build(Properties properties) {
    Topology topology = new Topology(new TopologyConfig(new StreamsConfig(properties)));
    addKpis(topology);
    addEnterprises(topology);
    return topology;
  }

  private void addKpis(Topology topology) {
    read(topology, "read-transactions", topics.transactions());
    topology.addProcessor(
        "count-transactions", () -> new CountTransactions(kpiParts), "read-transactions");
    read(topology, "read-stock-changes", topics.enterpriseStock());
    topology.addProcessor(
        "add-stock-changes", () -> new AddStockChanges(kpiParts), "read-stock-changes");
    read(topology, "read-statistics", topics.indicators());
    topology.addProcessor("keep-statistics", () -> new KeepStatistics(kpiParts), "read-statistics");

    String[] counting = {"count-transactions", "add-stock-changes", "keep-statistics"};
    topology.addProcessor(PUBLISH_KPIS, () -> new PublishKpis(kpiParts, timeSource), counting);
    write(topology, "write-kpi-rows", topics.kpiCurrent(), PUBLISH_KPIS);
    addDeadLetters(topology, kpiParts, counting);
    topology.addStateStore(
        CommitHookStore.builder(
            KPI_CELLS,
            task ->
                KpiState.of(
                    kpiParts.catalogue(),
                    kpiParts.registry(),
                    task.partition(),
                    topics.partitions())),
        "count-transactions",
        "add-stock-changes",
        "keep-statistics",
        PUBLISH_KPIS);
  }

  private void addEnterprises(Topology topology) {
    KeepEnterprises.Wiring wiring =
        new KeepEnterprises.Wiring(ENTERPRISES, HAND_OVER, topics.partitions());
    read(topology, "read-registered", topics.enterprisesRegistered());
    topology.addProcessor(
        "keep-registered",
        () -> new KeepEnterprises(enterpriseParts, KeepEnterprises.Fact.REGISTERED, wiring),
        "read-registered");
    read(topology, "read-closed", topics.enterprisesClosed());
    topology.addProcessor(
        "keep-closed",
        () -> new KeepEnterprises(enterpriseParts, KeepEnterprises.Fact.CLOSED, wiring),
        "read-closed");

    String[] keeping = {"keep-registered", "keep-closed"};
    write(topology, HAND_OVER, topics.enterpriseStock(), keeping);
    addDeadLetters(topology, enterpriseParts, keeping);
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(ENTERPRISES), Serdes.String(), enterpriseStates())
            .withCachingEnabled(),
        keeping);
  }

  private void addDeadLetters(Topology topology, TaskParts parts, String... parents) {
    write(topology, parts.rejectedSink(), topics.rejected(), parents);
    write(topology, parts.lateSink(), topics.late(), parents);
  }

  private static void read(Topology topology, String name, Topic<?> topic) {
    topology.addSource(
        AutoOffsetReset.earliest(),
        name,
        new ArrivalTime(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic.name());
  }

  private <V extends SpecificRecord> void write(
      Topology topology, String name, Topic<V> topic, String... parents) {
    topology.addSink(name, topic.name(), new StringSerializer(), avro.serializer(topic), parents);
  }

  private static Serde<EnterpriseState> enterpriseStates() {
    Deserializer<EnterpriseState> deserializer =
        (topic, bytes) -> bytes == null ? null : EnterpriseStateFormat.read(bytes); // tombstone
    return Serdes.serdeFrom((topic, state) -> EnterpriseStateFormat.write(state), deserializer);
  }

  /**
   * What the numbers depend on besides the facts.
   *
   * @param timeSource which time T follows
   */
  public record Inputs(
      KpiCatalogue catalogue, UnitRegistry registry, WriterSchemas schemas, TimeSource timeSource) {

    TaskParts parts(String rejectedSink, String lateSink) {
      return new TaskParts(catalogue, registry, schemas, KPI_CELLS, rejectedSink, lateSink);
    }
  }

  /** The record's own timestamp; Kafka Streams would drop a negative one where nobody sees it. */
  private static final class ArrivalTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
      return Math.max(0, record.timestamp());
    }
  }
}
