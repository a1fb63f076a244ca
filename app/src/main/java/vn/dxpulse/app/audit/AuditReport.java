package vn.dxpulse.app.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.topic.Topic;

/**
 * What a {@link Verification} found.
 *
 * @param totals books of the judged minutes, by topic
 * @param minutes number of judged partitions and minutes
 * @param mismatches what does not add up, being behind aside
 * @param unread records that the application has not read yet, by partition; empty unless that is
 *     why books do not add up
 */
public record AuditReport(
    Map<String, Booked> totals, int minutes, List<Mismatch> mismatches, Map<String, Long> unread) {

  static AuditReport of(
      Collection<? extends Topic<?>> topics,
      Map<InputMinute, Booked> judged,
      List<Mismatch> all,
      Map<TopicPartition, Long> lag) {
    Map<String, Booked> totals = new TreeMap<>();
    topics.forEach(topic -> totals.put(topic.name(), Booked.NOTHING));
    judged.forEach((minute, booked) -> totals.merge(minute.topic(), booked, Booked::plus));
    List<Mismatch> mismatches = new ArrayList<>();
    Map<String, Long> unread = new TreeMap<>();
    for (Mismatch mismatch : all) {
      if (mismatch.pending() && lag.containsKey(mismatch.input())) {
        unread.put(mismatch.input().toString(), lag.get(mismatch.input()));
      } else {
        mismatches.add(mismatch);
      }
    }
    return new AuditReport(totals, judged.size(), List.copyOf(mismatches), unread);
  }

  /** True if every record is accounted for, once. */
  public boolean addsUp() {
    return mismatches.isEmpty() && unread.isEmpty();
  }
}
