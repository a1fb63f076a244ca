package vn.dxpulse.app.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
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
    try (Admin admin = admin()) {
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
    try (Admin admin = admin()) {
      Topic<?> old = create(admin, "old", Map.of());

      assertThat(new TopicCreator(admin).ensure(List.of(old))).isEmpty();

      assertThat(maxBytes(admin, "old")).isEqualTo("4194304");
    }
  }

  @Test
  void leavesAHigherSizeLimitAsItIs() throws Exception {
    try (Admin admin = admin()) {
      Topic<?> generous = create(admin, "generous", Map.of("max.message.bytes", "8388608"));

      assertThat(new TopicCreator(admin).ensure(List.of(generous))).isEmpty();

      assertThat(maxBytes(admin, "generous")).isEqualTo("8388608");
    }
  }

  @Test
  void createsNothingBesideATopicThatDoesNotFit() throws Exception {
    try (Admin admin = admin()) {
      Topic<?> forgetful = create(admin, "forgetful", Map.of("retention.ms", "1000"));
      Topic<?> other = like("other", stack.topics().rejected());

      assertThatThrownBy(() -> new TopicCreator(admin).ensure(List.of(other, forgetful)))
          .isInstanceOf(TopicCreator.UnsuitableTopics.class)
          .hasMessageContaining("forgetful has retention.ms=1000, needs 7776000000");

      assertThat(admin.listTopics().names().get()).doesNotContain("other");
      assertThat(maxBytes(admin, "forgetful")).isEqualTo("1048588");
    }
  }

  /**
   * Creates a topic like that of dead letters with other settings; returns the one that is wanted.
   */
  private Topic<?> create(Admin admin, String name, Map<String, String> settings) throws Exception {
    Topic<?> wanted = like(name, stack.topics().rejected());
    Map<String, String> configs = new HashMap<>(wanted.config());
    configs.remove("max.message.bytes");
    configs.putAll(settings);
    NewTopic old = new NewTopic(name, wanted.partitions(), (short) 1).configs(configs);
    admin.createTopics(List.of(old)).all().get();
    await().until(() -> admin.listTopics().names().get().contains(name));
    return wanted;
  }

  private static <V extends SpecificRecord> Topic<V> like(String name, Topic<V> topic) {
    return new Topic<>(name, topic.valueType(), topic.partitions(), topic.config());
  }

  private static String maxBytes(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config.get("max.message.bytes").value();
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", stack.connection().bootstrapServers()));
  }

  private static AvroSchema record(String field, String type) {
    return new AvroSchema(
        SchemaBuilder.record("Evolving").fields().name(field).type(type).noDefault().endRecord());
  }

  private static SchemaRegistryClient registryClient(Connection connection) {
    return new CachedSchemaRegistryClient(connection.registryUrl(), 10);
  }
}
