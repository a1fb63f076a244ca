package vn.dxpulse.app.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.StackException.DataDirectoryInUse;
import vn.dxpulse.app.topics.TopicSetup;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;

/** One stack for all tests here: it takes seconds to start, and no test changes what others see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStackTest {

  private static final int CONFLICT = 409;
  private static final int PARTITIONS = 2;

  private Path data;
  private EmbeddedStack stack;

  @BeforeAll
  void start(@TempDir Path directory) {
    data = directory;
    stack = EmbeddedStack.start(StackSettings.in(data, PARTITIONS));
  }

  @AfterAll
  void close() {
    stack.close();
  }

  @Test
  void hasEveryTopic() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", stack.connection().bootstrapServers()))) {
      List<String> names = stack.topics().all().stream().map(Topic::name).toList();

      assertThat(admin.listTopics().names().get()).containsAll(names);
    }
  }

  @Test
  void refusesASchemaThatOldReadersCannotRead() throws Exception {
    try (SchemaRegistryClient registry = registryClient(stack.connection())) {
      registry.register("evolving-value", record("count", "long"));

      assertThatThrownBy(() -> registry.register("evolving-value", record("total", "long")))
          .isInstanceOfSatisfying(
              RestClientException.class,
              refused -> assertThat(refused.getStatus()).isEqualTo(CONFLICT));
    }
  }

  @Test
  void holdsItsDataDirectoryAgainstASecondStack() {
    assertThatThrownBy(() -> EmbeddedStack.start(StackSettings.in(data, PARTITIONS)).close())
        .isInstanceOf(DataDirectoryInUse.class);
  }

  @Test
  void takesTheSameSetupAnyNumberOfTimes() throws Exception {
    TopicSetup setup = new TopicSetup(stack.connection());
    Topics topics = new Topics(PARTITIONS);

    setup.apply(topics);
    TopicSetup.Result second = setup.apply(topics);

    assertThat(second.createdTopics()).isEmpty();
    try (SchemaRegistryClient registry = registryClient(stack.connection())) {
      assertThat(registry.getAllVersions(topics.kpiCurrent().valueSubject())).containsExactly(1);
      assertThat(registry.getCompatibility(topics.kpiCurrent().valueSubject()))
          .isEqualTo("FULL_TRANSITIVE");
    }
  }

  @Test
  void raisesTheSizeLimitOfATopicThatIsThere() throws Exception {
    Topic<?> wanted = stack.topics().rejected();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", stack.connection().bootstrapServers()))) {
      NewTopic old =
          new NewTopic("old", wanted.partitions(), (short) 1)
              .configs(Map.of("cleanup.policy", "delete", "retention.ms", "7776000000"));
      admin.createTopics(List.of(old)).all().get();

      new TopicCreator(admin)
          .ensure(
              List.of(
                  new Topic<>("old", wanted.valueType(), wanted.partitions(), wanted.config())));

      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, "old");
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      assertThat(config.get("max.message.bytes").value()).isEqualTo("4194304");
    }
  }

  private static AvroSchema record(String field, String type) {
    return new AvroSchema(
        SchemaBuilder.record("Evolving").fields().name(field).type(type).noDefault().endRecord());
  }

  private static SchemaRegistryClient registryClient(Connection connection) {
    return new CachedSchemaRegistryClient(connection.registryUrl(), 10);
  }
}
