package vn.dxpulse.schemas.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.dxpulse.schemas.connect.Connection;

/**
 * Creates the topics that are missing and checks those that are there.
 *
 * <p>A topic that exists with other partitions or another cleanup policy is never changed: data
 * would end in other partitions or be deleted. {@link #ensure} names every such topic at once. Only
 * the limit on the size of messages is raised where it is too low, which harms nobody; a higher one
 * stays.
 */
public final class TopicCreator {

  private static final int ATTEMPTS = 200;
  private static final long PAUSE_MS = 50;

  private final Admin admin;

  public TopicCreator(Admin admin) {
    this.admin = admin;
  }

  /**
   * Makes every topic of {@code topics} exist; when it returns, the brokers know of them.
   *
   * @return names of the topics that were created, in order
   * @throws UnsuitableTopics if existing topics differ in partitions or configuration; then nothing
   *     was created or changed
   */
  public List<String> ensure(Collection<? extends Topic<?>> topics) {
    Set<String> existing = await(admin.listTopics().names());
    List<Topic<?>> missing = new ArrayList<>();
    List<Topic<?>> present = new ArrayList<>();
    topics.forEach(topic -> (existing.contains(topic.name()) ? present : missing).add(topic));
    refuse(look(present).problems(present));
    missing.forEach(this::create);
    SeenTopics seen = look(topics);
    raiseSizes(topics, seen);
    awaitKnown(topics, seen);
    return missing.stream().map(Topic::name).toList();
  }

  /**
   * The topics with the number of partitions that the broker has.
   *
   * @throws MissingTopic if they have not been created
   */
  public static Topics existing(Connection connection) {
    try (Admin admin = Admin.create(connection.clientProperties(Map.of()))) {
      return new TopicCreator(admin).existing();
    }
  }

  private Topics existing() {
    String probe = new Topics(1).transactions().name();
    if (!await(admin.listTopics().names()).contains(probe)) {
      throw new MissingTopic(probe);
    }
    return new Topics(
        onceKnown(() -> admin.describeTopics(List.of(probe)).allTopicNames())
            .get(probe)
            .partitions()
            .size());
  }

  private void create(Topic<?> topic) {
    // Replication is the broker's default: 1 on one machine, 3 in a cluster.
    NewTopic request =
        new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
            .configs(topic.config());
    try {
      admin.createTopics(List.of(request)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "cannot create topic " + topic.name() + ": " + e.getCause().getMessage(), e.getCause());
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void raiseSizes(Collection<? extends Topic<?>> topics, SeenTopics seen) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Topic<?> topic : topics) {
      if (seen.isTooSmall(topic)) {
        ConfigEntry wanted = new ConfigEntry(Topic.MAX_BYTES, topic.config().get(Topic.MAX_BYTES));
        changes.put(
            new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
            List.of(new AlterConfigOp(wanted, AlterConfigOp.OpType.SET)));
      }
    }
    if (!changes.isEmpty()) {
      await(admin.incrementalAlterConfigs(changes).all());
    }
  }

  // A broker learns some milliseconds later what the controller has created or changed.
  private void awaitKnown(Collection<? extends Topic<?>> topics, SeenTopics first) {
    List<String> problems = first.allProblems(topics);
    for (int attempt = 1; !problems.isEmpty() && attempt < ATTEMPTS; attempt++) {
      pause();
      problems = look(topics).allProblems(topics);
    }
    refuse(problems);
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new UnsuitableTopics(problems);
    }
  }

  private SeenTopics look(Collection<? extends Topic<?>> topics) {
    List<String> names = topics.stream().map(Topic::name).toList();
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, TopicDescription> descriptions =
        onceKnown(() -> admin.describeTopics(names).allTopicNames());
    Map<String, Config> configs = new HashMap<>();
    onceKnown(() -> admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return new SeenTopics(descriptions, configs);
  }

  private static <T> T onceKnown(Supplier<KafkaFuture<T>> question) {
    for (int attempt = 1; ; attempt++) {
      try {
        return question.get().get();
      } catch (ExecutionException e) {
        boolean notYetKnown = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!notYetKnown || attempt == ATTEMPTS) {
          throw unanswered(e);
        }
        pause();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException unanswered(ExecutionException e) {
    return new IllegalStateException(
        "Kafka did not answer: " + e.getCause().getMessage(), e.getCause());
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while asking Kafka", e);
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw unanswered(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** A topic that must have been created before. */
  public static final class MissingTopic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingTopic(String topic) {
      super("topic " + topic + " does not exist; run dxpulse topics create first");
    }
  }

  /** Topics that exist but cannot serve; the message names each of them with what it needs. */
  public static final class UnsuitableTopics extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsuitableTopics(List<String> problems) {
      super(
          problems.stream()
              .collect(Collectors.joining("; ", "topics exist that do not fit: ", "")));
    }
  }
}
