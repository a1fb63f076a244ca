package vn.dxpulse.schemas.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Topics as brokers tell of them, some milliseconds behind the controller. Immutable.
 *
 * @param descriptions by name
 * @param configs by name
 */
record SeenTopics(Map<String, TopicDescription> descriptions, Map<String, Config> configs) {

  /** True if messages on {@code topic} must be allowed to be larger than they are. */
  boolean isTooSmall(Topic<?> topic) {
    String wanted = topic.config().get(Topic.MAX_BYTES);
    return wanted != null
        && Long.parseLong(actual(topic, Topic.MAX_BYTES)) < Long.parseLong(wanted);
  }

  /** What is not as {@code topics} need it, but for sizes: a topic, what it has, what it needs. */
  List<String> problems(Collection<? extends Topic<?>> topics) {
    List<String> problems = new ArrayList<>();
    for (Topic<?> topic : topics) {
      int partitions = descriptions.get(topic.name()).partitions().size();
      if (partitions != topic.partitions()) {
        problems.add(
            topic.name() + " has " + partitions + " partitions, needs " + topic.partitions());
      }
      topic
          .config()
          .forEach(
              (key, wanted) -> {
                if (!key.equals(Topic.MAX_BYTES) && !wanted.equals(actual(topic, key))) {
                  problems.add(difference(topic, key));
                }
              });
    }
    return problems;
  }

  /** The same, and sizes that are too small. */
  List<String> allProblems(Collection<? extends Topic<?>> topics) {
    List<String> problems = problems(topics);
    topics.stream()
        .filter(this::isTooSmall)
        .forEach(topic -> problems.add(difference(topic, Topic.MAX_BYTES)));
    return problems;
  }

  private String difference(Topic<?> topic, String key) {
    return "%s has %s=%s, needs %s"
        .formatted(topic.name(), key, actual(topic, key), topic.config().get(key));
  }

  private String actual(Topic<?> topic, String key) {
    return configs.get(topic.name()).get(key).value();
  }
}
