package vn.dxpulse.app.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.streams.topology.Recount;

/**
 * What a replay does.
 *
 * @param gaps KPIs that do not count since the first record, whether they can be filled or not
 * @param sources topics of which facts are counted again; none if nothing can be filled
 */
public record KpiReplayPlan(List<Recount.Gap> gaps, List<Source> sources) {

  public KpiReplayPlan {
    gaps = List.copyOf(gaps);
    sources = List.copyOf(sources);
  }

  /** Where the facts of a KPI come from, if it can be filled. */
  public Optional<Source> source(Recount.Gap gap) {
    return sources.stream()
        .filter(source -> source.topic().name().equals(gap.topic().name()))
        .filter(source -> source.reachesBefore(gap))
        .findFirst();
  }

  /**
   * A topic of facts.
   *
   * @param reach arrival time since which it has every fact; empty: it has the first of all
   * @param beginnings first offset of each partition
   * @param ends first offset of each partition that the application has not read
   */
  public record Source(
      Topic<?> topic,
      Optional<Instant> reach,
      Map<TopicPartition, Long> beginnings,
      Map<TopicPartition, Long> ends) {

    boolean reachesBefore(Recount.Gap gap) {
      return reach.isEmpty() || reach.get().isBefore(gap.since());
    }

    /** Offsets to be read; some of them may be marks of transactions. */
    public long size() {
      return ends.entrySet().stream()
          .mapToLong(end -> Math.max(0, end.getValue() - beginnings.get(end.getKey())))
          .sum();
    }
  }
}
