package vn.dxpulse.streams.decode;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Schemas from a Confluent-compatible registry. Tries again for a bounded time when the registry
 * does not answer: a fact must never be rejected because of an outage. Thread-safe as the client.
 */
public final class RegistrySchemas implements WriterSchemas {

  private static final int NOT_FOUND = 404;
  private static final int ATTEMPTS = 30;
  private static final long PAUSE_MS = 1_000;

  private final SchemaRegistryClient client;

  public RegistrySchemas(SchemaRegistryClient client) {
    this.client = client;
  }

  @Override
  public Optional<Schema> find(int id) {
    for (int attempt = 1; ; attempt++) {
      try {
        ParsedSchema schema = client.getSchemaById(id);
        return schema.rawSchema() instanceof Schema avro ? Optional.of(avro) : Optional.empty();
      } catch (RestClientException e) {
        if (e.getStatus() == NOT_FOUND) {
          return Optional.empty();
        }
        pauseOrFail(attempt, id, e);
      } catch (IOException e) {
        pauseOrFail(attempt, id, e);
      }
    }
  }

  private static void pauseOrFail(int attempt, int id, Exception cause) {
    if (attempt == ATTEMPTS) {
      throw new RegistryUnavailable(
          "the schema registry did not give schema " + id + " in " + ATTEMPTS + " attempts", cause);
    }
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable("interrupted while asking for schema " + id, e);
    }
  }
}
