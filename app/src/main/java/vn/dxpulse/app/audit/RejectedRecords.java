package vn.dxpulse.app.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Deserializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/** What stands on the rejected topic now, each record once. For one thread. */
public final class RejectedRecords implements AutoCloseable {

  private final CommittedReader reader;
  private final Deserializer<RejectedRecord> records;
  private final OffsetSet origins = new OffsetSet();

  public RejectedRecords(Connection connection, Topics topics) {
    reader = CommittedReader.fromBeginning(connection, List.of(topics.rejected()));
    records = new AvroValues(connection).deserializer(topics.rejected());
  }

  /**
   * The newest of those that {@code wanted} wants, oldest first; call once.
   *
   * @param limit most of them to hold
   */
  public Page newest(Predicate<DeadLetter> wanted, int limit) {
    PriorityQueue<DeadLetter> newest =
        new PriorityQueue<>(
            Comparator.comparing(DeadLetter::arrival).thenComparing(DeadLetter::origin));
    long[] matching = {0};
    forEach(
        letter -> {
          if (wanted.test(letter)) {
            matching[0]++;
            newest.add(letter);
          }
          if (newest.size() > limit) {
            newest.remove();
          }
        });
    List<DeadLetter> shown = new ArrayList<>();
    while (!newest.isEmpty()) {
      shown.add(newest.remove());
    }
    return new Page(List.copyOf(shown), matching[0]);
  }

  /** Gives each rejected record once. */
  public void forEach(Consumer<DeadLetter> visitor) {
    reader.readToEnd(
        record -> {
          DeadLetter letter = DeadLetter.of(records.deserialize(record.topic(), record.value()));
          if (origins.add(letter.input(), letter.offset())) {
            visitor.accept(letter);
          }
        });
  }

  @Override
  public void close() {
    records.close();
    reader.close();
  }

  /**
   * Some of the rejected records.
   *
   * @param shown those held
   * @param matching number of all that were wanted
   */
  public record Page(List<DeadLetter> shown, long matching) {}
}
