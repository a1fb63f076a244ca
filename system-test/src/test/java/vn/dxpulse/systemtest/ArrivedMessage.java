package vn.dxpulse.systemtest;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/** A message as the broker has it. */
record ArrivedMessage(int number, Message message, String topic, long offset, Instant arrival) {

  /** Reads back what was sent; fails unless each message is there once, where it was sent to. */
  static List<ArrivedMessage> read(Connection connection, Topics topics, List<Message> sent) {
    List<ArrivedMessage> arrived = new ArrayList<>();
    for (FactKind kind : FactKind.values()) {
      Topic<?> topic = kind.topic(topics);
      for (ConsumerRecord<String, byte[]> record : TopicContent.readBytes(connection, topic)) {
        arrived.add(of(record, sent));
      }
    }
    long different = arrived.stream().mapToInt(ArrivedMessage::number).distinct().count();
    if (different != sent.size() || arrived.size() != sent.size()) {
      throw new AssertionError(
          "sent %d messages, found %d, different ones %d"
              .formatted(sent.size(), arrived.size(), different));
    }
    return arrived;
  }

  /** topic-partition. */
  String input() {
    return topic + "-" + message.route().partition();
  }

  /** topic-partition-offset. */
  String origin() {
    return input() + "-" + offset;
  }

  private static ArrivedMessage of(ConsumerRecord<String, byte[]> record, List<Message> sent) {
    int number = ByteBuffer.wrap(record.headers().lastHeader(MessageFeed.NUMBER).value()).getInt();
    Message message = sent.get(number);
    if (message.route().partition() != record.partition()) {
      throw new AssertionError("sent to " + message.route() + ", found " + record);
    }
    return new ArrivedMessage(
        number, message, record.topic(), record.offset(), Instant.ofEpochMilli(record.timestamp()));
  }
}
