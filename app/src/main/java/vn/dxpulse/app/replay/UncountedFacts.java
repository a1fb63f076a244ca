package vn.dxpulse.app.replay;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import vn.dxpulse.app.audit.CommittedReader;
import vn.dxpulse.app.audit.OffsetSet;
import vn.dxpulse.app.audit.RejectedRecords;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.RekeyedFact;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Facts that an application has read and not counted: rejected ones, also if today's registry would
 * have them count, and re-keyed ones that their task will count after its next start.
 */
record UncountedFacts(Connection connection, Topics topics) {

  /**
   * Where those facts stand.
   *
   * @param committed how far the application has read every partition
   */
  OffsetSet origins(Map<TopicPartition, OffsetAndMetadata> committed) {
    OffsetSet origins = new OffsetSet();
    addRejected(origins);
    addOnTheirWay(committed, origins);
    return origins;
  }

  private void addRejected(OffsetSet origins) {
    try (RejectedRecords rejected = new RejectedRecords(connection, topics)) {
      rejected.forEach(letter -> origins.add(letter.input(), letter.offset()));
    }
  }

  private void addOnTheirWay(Map<TopicPartition, OffsetAndMetadata> committed, OffsetSet origins) {
    Topic<RekeyedFact> topic = topics.rekeyedFacts();
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    try (CommittedReader strays = CommittedReader.of(connection, partitions);
        Deserializer<RekeyedFact> facts = new AvroValues(connection).deserializer(topic)) {
      partitions.stream()
          .filter(committed::containsKey)
          .forEach(partition -> strays.seek(partition, committed.get(partition).offset()));
      strays.readToEnd(
          record -> {
            RekeyedFact fact = facts.deserialize(record.topic(), record.value());
            origins.add(new TopicPartition(fact.getTopic(), fact.getPartition()), fact.getOffset());
          });
    }
  }
}
