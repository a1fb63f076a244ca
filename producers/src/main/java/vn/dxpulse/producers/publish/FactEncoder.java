package vn.dxpulse.producers.publish;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Makes Kafka records of facts: Avro value, CloudEvents 1.0 headers in binary mode. For one thread
 * at a time.
 */
final class FactEncoder implements AutoCloseable {

  private static final String TOPIC_PREFIX = "dx.evt.";
  private static final String TYPE_PREFIX = "vn.dxpulse.";

  private final AvroValues values;
  private final Topics topics;
  private final URI source;
  private final Map<String, Serializer<?>> serializers = new HashMap<>();

  FactEncoder(AvroValues values, Topics topics, URI source) {
    this.values = values;
    this.topics = topics;
    this.source = source;
  }

  String topicName(Fact<?> fact) {
    return fact.topicIn(topics).name();
  }

  /** The record of {@code fact}; registers the schema when the topic is first used. */
  <V extends SpecificRecord> ProducerRecord<String, byte[]> encode(Fact<V> fact) {
    Topic<V> topic = fact.topicIn(topics);
    byte[] value = serializer(topic).serialize(topic.name(), fact.event());
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(), partition(fact, topic), fact.key(), value);
    addHeaders(record.headers(), topic, fact);
    return record;
  }

  @Override
  public void close() {
    serializers.values().forEach(Serializer::close);
  }

  /** Null leaves it to the producer, which chooses by the key. */
  private static Integer partition(Fact<?> fact, Topic<?> topic) {
    return fact.owner().equals(fact.key())
        ? null
        : (Integer) KeyPartition.of(fact.owner(), topic.partitions());
  }

  private void addHeaders(Headers headers, Topic<?> topic, Fact<?> fact) {
    add(headers, "content-type", "application/avro");
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", fact.eventId());
    add(headers, "ce_source", source.toString());
    add(headers, "ce_type", TYPE_PREFIX + topic.name().substring(TOPIC_PREFIX.length()));
    add(headers, "ce_time", fact.eventTime().toString());
    // CloudEvents allows no empty subject, and the key is empty where the region is unknown.
    if (!fact.key().isEmpty()) {
      add(headers, "ce_subject", fact.key());
    }
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  // The map holds under each topic's name a serializer of that topic's type, put there below.
  @SuppressWarnings("unchecked")
  private <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    return (Serializer<V>)
        serializers.computeIfAbsent(topic.name(), name -> values.serializer(topic));
  }
}
