package vn.dxpulse.app.replay;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.dxpulse.app.audit.CommittedReader;
import vn.dxpulse.app.audit.OffsetSet;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.decode.RegistrySchemas;
import vn.dxpulse.streams.topology.IdMemory;
import vn.dxpulse.streams.topology.PipelineTopology;
import vn.dxpulse.streams.topology.Recount;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * Fills the KPIs that were added later from the log: counts the facts that the application has read
 * again, for those KPIs alone, and puts the result into the changelog that the application restores
 * at its next start. Nothing is written before everything is known, and then all of it or nothing.
 * For one thread.
 */
public final class KpiReplay implements AutoCloseable {

  private static final int REMEMBERED_SCHEMAS = 1_000;

  /** For writing the cells; they were all counted before. */
  private static final int TRANSACTION_TIMEOUT_MS = 120_000;

  private final Connection connection;
  private final String applicationId;
  private final Topics topics;
  private final Admin admin;
  private final IdleGroup group;
  private final SchemaRegistryClient registry;
  private final Recount recount;
  private final KafkaProducer<byte[], byte[]> producer;
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();

  /**
   * Connects.
   *
   * @param settings those that the application will be started with
   * @throws TopicCreator.MissingTopic if there are no topics
   */
  public KpiReplay(Connection connection, String applicationId, Settings settings) {
    this.connection = connection;
    this.applicationId = applicationId;
    this.topics = TopicCreator.existing(connection);
    this.admin = Admin.create(connection.clientProperties(Map.of()));
    this.group = new IdleGroup(connection, admin, applicationId);
    this.registry =
        new CachedSchemaRegistryClient(
            connection.registryUrl(), REMEMBERED_SCHEMAS, connection.registryProperties());
    this.recount =
        new Recount(
            new PipelineTopology.Inputs(
                settings.catalogue(),
                settings.units(),
                new RegistrySchemas(registry),
                AlertRules.NONE,
                TimeSource.EVENT,
                settings.ids(),
                true),
            topics);
    this.producer = producer();
  }

  /**
   * Holds the consumer group and finds what there is to do; once.
   *
   * @throws StillRunning if the application runs
   * @throws NothingKept if it never did
   */
  public KpiReplayPlan plan() {
    requireChangelog();
    group.hold(topics.kpis().name());
    // What a replay that was killed had begun to write is given up here, not after its timeout.
    producer.initTransactions();
    committed = group.committed();
    try (CommittedReader changelog = CommittedReader.of(connection, changelogPartitions())) {
      changelog.readToEnd(entry -> recount.restore(entry.partition(), entry.key(), entry.value()));
    }
    recount.begin();
    return new LogReach(connection, committed).plan(recount.gaps());
  }

  /** Does what the plan says: nothing, if nothing can be filled. */
  public void run(KpiReplayPlan plan) {
    if (plan.sources().isEmpty()) {
      return;
    }
    plan.sources().forEach(source -> recount.fill(source.topic(), source.reach()));
    count(plan);
    producer.beginTransaction();
    for (TopicPartition partition : changelogPartitions()) {
      recount.write(partition.partition(), writingTo(partition));
    }
    // The offsets stay as they are; this commits only if the group is still held.
    producer.sendOffsetsToTransaction(committed, group.fence());
    producer.commitTransaction();
  }

  @Override
  public void close() {
    recount.close();
    producer.close();
    group.close();
    admin.close();
    try {
      registry.close();
    } catch (IOException e) {
      throw new IllegalStateException("cannot close the registry client", e);
    }
  }

  private void count(KpiReplayPlan plan) {
    OffsetSet uncounted = new UncountedFacts(connection, topics).origins(committed);
    Map<TopicPartition, Long> ends = new HashMap<>();
    plan.sources().forEach(source -> ends.putAll(source.ends()));
    try (ArrivalOrder facts = new ArrivalOrder(connection, ends)) {
      facts.read(
          fact -> {
            TopicPartition partition = new TopicPartition(fact.topic(), fact.partition());
            if (!uncounted.contains(partition, fact.offset())) {
              recount.count(
                  fact.topic(), fact.partition(), fact.value(), Math.max(0, fact.timestamp()));
            }
          });
    }
  }

  private void requireChangelog() {
    String changelog = PipelineTopology.kpiChangelog(applicationId);
    if (!IdleGroup.await(admin.listTopics().names()).contains(changelog)) {
      throw new NothingKept(applicationId, changelog);
    }
  }

  private List<TopicPartition> changelogPartitions() {
    return partitions(PipelineTopology.kpiChangelog(applicationId));
  }

  /** Every topic of a task has as many partitions as there are tasks. */
  private List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, topics.partitions())
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        connection.clientProperties(
            Map.of(
                "acks", "all",
                "enable.idempotence", "true",
                "compression.type", "lz4",
                "transactional.id", applicationId + "-replay",
                "transaction.timeout.ms", TRANSACTION_TIMEOUT_MS)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  // A record that fails makes the commit fail.
  @SuppressWarnings("FutureReturnValueIgnored")
  private BiConsumer<byte[], byte[]> writingTo(TopicPartition to) {
    return (key, value) ->
        producer.send(new ProducerRecord<>(to.topic(), to.partition(), key, value));
  }

  /**
   * What the numbers depend on besides the facts, as of the application.
   *
   * @param ids how ids are remembered, with a directory of the replay's own
   */
  public record Settings(KpiCatalogue catalogue, UnitRegistry units, IdMemory ids) {}
}
