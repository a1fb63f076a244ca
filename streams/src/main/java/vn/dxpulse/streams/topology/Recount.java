package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.TaskId;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.ledger.Misrouted;

/**
 * Counts facts again for the KPIs that were added later, into the state of an application that does
 * not run. All other counts, ledger, ids and revisions stay as they are.
 *
 * <p>Use: {@link #restore} every entry of the changelog in its order, {@link #begin}, {@link
 * #fill}, {@link #count} the facts that the application has read, in the order of their arrival,
 * {@link #write}. The result is what the application would have counted had it known the KPIs from
 * the first of these facts on. For one thread.
 */
public final class Recount implements AutoCloseable {

  private final PipelineTopology.Inputs inputs;
  private final Topics topics;
  private final List<RecountedTask> tasks;
  private final Map<String, EventKind> kinds = new HashMap<>();

  /**
   * Of nothing yet.
   *
   * @param inputs those of the application at its next start
   * @param topics every topic, with the number of partitions that the broker has
   */
  public Recount(PipelineTopology.Inputs inputs, Topics topics) {
    this.inputs = inputs;
    this.topics = topics;
    this.tasks =
        IntStream.range(0, topics.partitions()).mapToObj(partition -> task(partition)).toList();
    for (EventKind kind : EventKind.values()) {
      kinds.put(PipelineTopology.topicOf(kind, topics).name(), kind);
    }
  }

  private RecountedTask task(int partition) {
    // The directory of its ids is the only thing that the number of the sub-topology names.
    return new RecountedTask(inputs, topics, new TaskId(0, partition), units(partition));
  }

  private List<Unit> units(int partition) {
    Predicate<Unit> owned = unit -> KeyPartition.of(unit.code(), topics.partitions()) == partition;
    return inputs.registry().units().stream().filter(owned).toList();
  }

  /** Takes an entry of the changelog of a task; a null value is a tombstone. */
  public void restore(int partition, byte[] key, byte[] value) {
    tasks.get(partition).restore(key, value);
  }

  /** Everything has been restored. */
  public void begin() {
    tasks.forEach(RecountedTask::begin);
  }

  /** KPIs that do not count since the first record, in the order of the catalogue. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    for (Kpi kpi : inputs.catalogue().all()) {
      tasks.stream()
          .map(task -> task.countedSince(kpi))
          .filter(OptionalLong::isPresent)
          .map(since -> Instant.ofEpochMilli(since.getAsLong()))
          .max(Comparator.naturalOrder())
          .ifPresent(since -> gaps.add(new Gap(kpi.id(), topic(kpi), since)));
    }
    return List.copyOf(gaps);
  }

  /**
   * Forgets the KPIs of one topic that began after {@code reach}, to be counted again.
   *
   * @param reach since when the topic has every fact; empty: since the first
   */
  public void fill(Topic<?> topic, Optional<Instant> reach) {
    OptionalLong reachMs =
        reach.isPresent() ? OptionalLong.of(reach.get().toEpochMilli()) : OptionalLong.empty();
    tasks.forEach(task -> task.fill(kind(topic.name()), reachMs));
  }

  /** Counts a fact that was read from a partition of a topic; the unit's task gets it. */
  public void count(String topic, int partition, byte[] value, long arrivalMs) {
    EventKind kind = kind(topic);
    try {
      tasks.get(partition).count(kind, value, arrivalMs);
    } catch (Misrouted stray) {
      int home = KeyPartition.of(stray.key(), topics.partitions());
      try {
        tasks.get(home).count(kind, value, arrivalMs);
      } catch (Misrouted e) {
        throw new IllegalStateException("a fact belongs to no task: " + e.getMessage(), e);
      }
    }
  }

  /** Gives what changed in the state of a task, as entries of its changelog. */
  public void write(int partition, BiConsumer<byte[], byte[]> changelog) {
    tasks.get(partition).write(changelog);
  }

  @Override
  public void close() {
    tasks.forEach(RecountedTask::close);
  }

  private EventKind kind(String topic) {
    return Objects.requireNonNull(kinds.get(topic), () -> "no KPI counts the facts on " + topic);
  }

  private Topic<?> topic(Kpi kpi) {
    if (kpi instanceof Kpi.Flow flow) {
      return PipelineTopology.topicOf(flow.event(), topics);
    }
    if (kpi instanceof Kpi.Percentile percentile) {
      return PipelineTopology.topicOf(percentile.event(), topics);
    }
    throw new IllegalStateException(kpi.id() + " counts no facts");
  }

  /**
   * A KPI that does not count since the first record.
   *
   * @param since arrival time after which all of its facts count, in every task
   */
  public record Gap(String kpi, Topic<?> topic, Instant since) {}
}
