package vn.dxpulse.app.audit;

import org.apache.kafka.common.TopicPartition;

/**
 * Something that does not add up.
 *
 * @param input partition concerned
 * @param where what it is about, such as a partition and minute
 * @param problem what was seen and what was expected
 * @param pending true if it goes away by itself when the application is merely behind
 */
public record Mismatch(TopicPartition input, String where, String problem, boolean pending) {

  static Mismatch of(InputMinute minute, String problem, boolean pending) {
    return new Mismatch(
        new TopicPartition(minute.topic(), minute.partition()),
        minute.toString(),
        problem,
        pending);
  }

  @Override
  public String toString() {
    return where + ": " + problem;
  }
}
