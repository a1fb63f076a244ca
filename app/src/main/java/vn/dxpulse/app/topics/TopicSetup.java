package vn.dxpulse.app.topics;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;

/** Makes topics and schemas exist on a cluster; running it again changes nothing. */
public final class TopicSetup {

  private static final String COMPATIBILITY = "FULL_TRANSITIVE";

  /** A person waits for the answer: longer than a leader election, shorter than patience. */
  private static final int TIMEOUT_MS = 15_000;

  private final Connection connection;

  public TopicSetup(Connection connection) {
    this.connection = connection;
  }

  /**
   * Creates missing topics, checks the others, registers all schemas.
   *
   * @throws TopicCreator.UnsuitableTopics if existing topics differ from what is needed
   * @throws RegistryFailed if the registry cannot be reached or refuses a schema
   */
  public Result apply(Topics topics) {
    Map<String, Object> settings =
        connection.clientProperties(
            Map.of("request.timeout.ms", TIMEOUT_MS, "default.api.timeout.ms", TIMEOUT_MS));
    try (Admin admin = Admin.create(settings)) {
      TopicCreator creator = new TopicCreator(admin);
      List<String> missing =
          topics.all().stream()
              .map(Topic::name)
              .filter(name -> creator.partitions(name).isEmpty())
              .toList();
      new TopicCreation(admin).ensure(topics.all());
      registerSchemas(topics.all());
      return new Result(missing, topics.all().size());
    }
  }

  private void registerSchemas(Collection<? extends Topic<?>> topics) {
    try (SchemaRegistryClient registry =
        new CachedSchemaRegistryClient(
            connection.registryUrl(), topics.size(), connection.registryProperties())) {
      for (Topic<?> topic : topics) {
        register(registry, topic);
      }
    } catch (IOException e) {
      throw new RegistryFailed(
          "registry " + connection.registryUrl() + " did not answer: " + e.getMessage(), e);
    }
  }

  private static void register(SchemaRegistryClient registry, Topic<?> topic) throws IOException {
    try {
      registry.register(topic.valueSubject(), new AvroSchema(writtenSchema(topic)));
      // After the first version: some registries keep no rule for a subject they do not know.
      registry.updateCompatibility(topic.valueSubject(), COMPATIBILITY);
    } catch (RestClientException e) {
      throw new RegistryFailed(
          "registry refused the schema of " + topic.name() + ": " + e.getMessage(), e);
    }
  }

  /** The schema as serializers register it, without what only Java needs; else it would be two. */
  private static Schema writtenSchema(Topic<?> topic) {
    Object record = SpecificData.newInstance(topic.valueType(), topic.valueSchema());
    return AvroSchemaUtils.getSchema(record, false, false, true);
  }

  /**
   * What was done.
   *
   * @param createdTopics names of the new topics, in order
   * @param topics number of all topics, new or not
   */
  public record Result(List<String> createdTopics, int topics) {
    public Result {
      createdTopics = List.copyOf(createdTopics);
    }
  }

  /** The registry cannot be reached or refuses a schema. */
  public static final class RegistryFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
