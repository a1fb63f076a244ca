package vn.dxpulse.app.targets;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import vn.dxpulse.producers.figures.PublishedFigures;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.batch.RecordBatch;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.decode.RegistrySchemas;
import vn.dxpulse.streams.duplicate.IdBudget;
import vn.dxpulse.streams.targets.TargetList;
import vn.dxpulse.streams.topology.IdMemory;
import vn.dxpulse.streams.topology.PipelineTopology;
import vn.dxpulse.streams.topology.TargetDefinitions;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * The shipped targets, judged by the shipped figures and nothing else: both go through the whole
 * topology of the product, whose clock shows noon, at +07:00, of a day.
 */
public final class JudgedFigures {

  private JudgedFigures() {}

  /** The status of every target on {@code day}, by target id. */
  public static Map<String, TargetStatus> on(LocalDate day) {
    String scope = "figures-" + UUID.randomUUID();
    AvroValues avro = new AvroValues(Connection.to("none:0", "mock://" + scope));
    Topics topics = new Topics(1);
    Instant noon = day.atTime(LocalTime.NOON).atZone(UnitRegistryFile.VIETNAM).toInstant();
    PipelineTopology topology = new PipelineTopology(topics, avro, inputs(scope));
    try (TopologyTestDriver driver =
        new TopologyTestDriver(topology.build(properties()), properties(), noon)) {
      sendTargets(driver, topics, avro, noon);
      sendFigures(driver, topics, avro, noon);
      driver.advanceWallClockTime(Duration.ofSeconds(1)); // units hand over what they have
      driver.advanceWallClockTime(Duration.ofSeconds(1)); // targets are judged by it
      return Map.copyOf(
          driver
              .createOutputTopic(
                  topics.targetStatus().name(),
                  new StringDeserializer(),
                  avro.deserializer(topics.targetStatus()))
              .readKeyValuesToMap());
    } finally {
      MockSchemaRegistry.dropScope(scope);
    }
  }

  private static void sendTargets(
      TopologyTestDriver driver, Topics topics, AvroValues avro, Instant at) {
    Serializer<TargetDefinition> serializer = avro.serializer(topics.targets());
    TestInputTopic<String, byte[]> input = input(driver, topics.targets().name());
    TargetList.shipped(KpiCatalogue.shipped(), UnitRegistryFile.vietnam())
        .all()
        .forEach(
            target ->
                input.pipeInput(
                    target.id(),
                    serializer.serialize(topics.targets().name(), TargetDefinitions.row(target, 1)),
                    at));
  }

  private static void sendFigures(
      TopologyTestDriver driver, Topics topics, AvroValues avro, Instant at) {
    String name = topics.indicators().name();
    Serializer<IndicatorReported> serializer = avro.serializer(topics.indicators());
    TestInputTopic<String, byte[]> input = input(driver, name);
    long offset = 0;
    for (IndicatorReported figure : PublishedFigures.shipped()) {
      byte[] value = serializer.serialize(name, figure);
      input.pipeInput(
          figure.getProvinceCode(), batch(name, offset, figure.getProvinceCode(), value, at), at);
      offset++;
    }
  }

  /** As the consumer's interceptor would: a batch of one. */
  private static byte[] batch(String topic, long offset, String key, byte[] value, Instant at) {
    return RecordBatch.of(
        List.of(
            new ConsumerRecord<>(
                topic,
                0,
                offset,
                at.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty())));
  }

  private static TestInputTopic<String, byte[]> input(TopologyTestDriver driver, String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }

  private static PipelineTopology.Inputs inputs(String scope) {
    return new PipelineTopology.Inputs(
        KpiCatalogue.shipped(),
        UnitRegistryFile.vietnam(),
        new RegistrySchemas(MockSchemaRegistry.getClientForScope(scope)),
        AlertRules.shipped(),
        TimeSource.WALL,
        new IdMemory(Duration.ofDays(7), new IdBudget(Long.MAX_VALUE), Path.of("unused")),
        true);
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
