package vn.dxpulse.schemas.connect;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Address of a Kafka cluster and of its Confluent-compatible schema registry.
 *
 * @param bootstrapServers host:port pairs separated by commas
 * @param registryUrl base address of the registry's Confluent API
 * @param overrides client properties such as TLS and SASL settings, laid over every client's own
 */
public record Connection(
    String bootstrapServers, String registryUrl, Map<String, String> overrides) {

  public Connection {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(registryUrl, "registryUrl");
    overrides = Map.copyOf(overrides);
  }

  /** A connection without overrides. */
  public static Connection to(String bootstrapServers, String registryUrl) {
    return new Connection(bootstrapServers, registryUrl, Map.of());
  }

  /**
   * Properties of a Kafka client: base address, then {@code settings}, then the user's overrides,
   * each winning over what stands before it.
   */
  public Map<String, Object> clientProperties(Map<String, ?> settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.putAll(settings);
    properties.putAll(overrides);
    return properties;
  }

  /** Properties of Confluent's serializers and registry client. */
  public Map<String, Object> registryProperties() {
    Map<String, Object> properties = new HashMap<>(overrides);
    properties.put("schema.registry.url", registryUrl);
    return properties;
  }
}
