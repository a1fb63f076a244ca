package vn.dxpulse.app.targets;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.dxpulse.app.audit.CommittedReader;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/** What stands on the topics of targets now, by target id. Each call reads the topic anew. */
public record PublishedTargets(Connection connection, Topics topics) {

  /** The targets that were applied and not taken back. */
  public SortedMap<String, TargetDefinition> definitions() {
    return latest(topics.targets());
  }

  /** How the targets stand; empty where nothing has judged them yet. */
  public SortedMap<String, TargetStatus> statuses() {
    return latest(topics.targetStatus());
  }

  /** Both topics have one partition, so the order of records is that of writing. */
  private <V extends SpecificRecord> SortedMap<String, V> latest(Topic<V> topic) {
    SortedMap<String, V> rows = new TreeMap<>();
    List<TopicPartition> partitions = List.of(new TopicPartition(topic.name(), 0));
    try (CommittedReader reader = CommittedReader.of(connection, partitions);
        StringDeserializer keys = new StringDeserializer();
        Deserializer<V> values = new AvroValues(connection).deserializer(topic)) {
      reader.readToEnd(
          record -> {
            String key = keys.deserialize(record.topic(), record.key());
            if (record.value() == null) { // tombstone
              rows.remove(key);
            } else {
              rows.put(key, values.deserialize(record.topic(), record.value()));
            }
          });
    }
    return rows;
  }
}
