package vn.dxpulse.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.dashboard.sample.SampleAlert.anAlert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/**
 * The loop over Kafka's own in-memory consumer, in virtual time: a poll takes as long as it may.
 */
@Timeout(60)
class NotifierTest {

  private static final long SEED = 5;
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final String TOPIC = new Topics(1).alertLog().name();
  private static final TopicPartition LOG = new TopicPartition(TOPIC, 0);

  @TempDir private Path directory;

  private final VirtualTime time = new VirtualTime(START);
  private final AvroValues values =
      new AvroValues(Connection.to("unused:9092", "mock://notifier-test"));
  private final Serializer<AlertTransition> serializer =
      values.serializer(new Topics(1).alertLog());
  private final PollingConsumer consumer = new PollingConsumer();
  private final Receiver receiver = new Receiver();
  private Notifier notifier;
  private long written;

  @BeforeEach
  void join() {
    notifier =
        new Notifier(
            new TransitionFeed(consumer),
            values,
            receiver,
            new NotifySettings("test", directory.resolve("parked.jsonl"), RetryPlan.defaults()),
            time,
            new Random(SEED));
    consumer.updateBeginningOffsets(Map.of(LOG, 0L));
    consumer.updateEndOffsets(Map.of(LOG, 0L));
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(LOG)));
    notifier.step();
  }

  @AfterEach
  void leave() {
    serializer.close();
  }

  @Test
  void deliversInOrderAndCommitsAfterEachDelivery() {
    write("a", "b", "c");

    stepUntilDone(3);

    assertThat(receiver.delivered).containsExactly("a", "b", "c");
    assertThat(receiver.committedBefore)
        .as("what was committed when each was delivered")
        .containsExactly(0L, 1L, 2L);
    assertThat(committed()).isEqualTo(3);
  }

  @Test
  void anOutageOfTwoHoursLosesNothingAndEndsInOrder() {
    Instant back = START.plus(Duration.ofHours(2));
    receiver.answer =
        transition -> time.instant().isBefore(back) ? Outcome.failed("away") : Outcome.delivered();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      write("t" + i);
      ids.add("t" + i);
      notifier.step();
    }

    while (time.instant().isBefore(back)) {
      notifier.step();
      assertThat(committed()).as("nothing is delivered yet").isZero();
    }
    stepUntilDone(50);

    assertThat(receiver.delivered).isEqualTo(ids);
    assertThat(time.instant())
        .as("a rest between rounds after the outage at most")
        .isBefore(back.plusSeconds(61));
    assertThat(consumer.longestPoll)
        .as("the group hears of this member often")
        .isLessThanOrEqualTo(Duration.ofMillis(200));
    assertThat(receiver.attempts)
        .as("six attempts in a round of 45 to 91 s")
        .isBetween(50 + 6 * 7_200 / 91, 50 + 6 * 7_200 / 45);
    assertThat(notifier.parked()).isZero();
  }

  @Test
  void whatIsRefusedThreeTimesIsParkedAndTheRestGoesOn() throws IOException {
    receiver.answer =
        transition ->
            transition.getTransition().equals("bad")
                ? Outcome.refused("HTTP 400")
                : Outcome.delivered();
    write("a", "bad", "c");

    stepUntilDone(3);

    assertThat(receiver.delivered).containsExactly("a", "c");
    assertThat(receiver.attempts).isEqualTo(5);
    assertThat(notifier.parked()).isEqualTo(1);
    assertThat(Files.readAllLines(directory.resolve("parked.jsonl")))
        .singleElement()
        .asString()
        .startsWith("{\"parked_at\":")
        .contains("\"refused_because\":\"HTTP 400\"", "\"transition\":\"bad\"", "Thái Nguyên");
    assertThat(time.instant())
        .as("two rests")
        .isBetween(START.plusSeconds(60), START.plusSeconds(122));
  }

  @Test
  void nothingIsPassedOverThatCannotBeParked() throws IOException {
    Files.createDirectory(directory.resolve("parked.jsonl"));
    receiver.answer = transition -> Outcome.refused("HTTP 400");
    write("bad");

    stepFor(Duration.ofMinutes(10));
    assertThat(committed()).isZero();
    Files.delete(directory.resolve("parked.jsonl"));
    stepUntilDone(1);

    assertThat(Files.readAllLines(directory.resolve("parked.jsonl"))).hasSize(1);
  }

  @Test
  void replaysUnwantedOnesAndRepeatedOnesAreNotSent() {
    receiver.unwanted = Set.of("b");
    write(anAlert().transition("r").replayed().build());
    write("a", "b", "a", "c");

    stepUntilDone(5);

    assertThat(receiver.delivered).containsExactly("a", "c");
    assertThat(committed()).isEqualTo(5);
  }

  @Test
  void whatCannotBeDecodedIsPassedOver() {
    write("{\"json\":true}".getBytes(StandardCharsets.UTF_8));
    write("a");

    stepUntilDone(2);

    assertThat(receiver.delivered).containsExactly("a");
  }

  @Test
  void aGroupWithoutOffsetsBeginsWithWhatComesNextAndNotesThat() {
    PollingConsumer other = new PollingConsumer();
    other.updateBeginningOffsets(Map.of(LOG, 0L));
    other.updateEndOffsets(Map.of(LOG, 7L));
    TransitionFeed feed = new TransitionFeed(other);

    other.schedulePollTask(() -> other.rebalance(List.of(LOG)));
    feed.await(Duration.ZERO);

    assertThat(other.committed(Set.of(LOG)).get(LOG)).isEqualTo(new OffsetAndMetadata(7));
    assertThat(other.position(LOG)).isEqualTo(7);
  }

  @Test
  void whatAnotherMemberTakesOverIsForgotten() {
    receiver.answer = transition -> Outcome.failed("away");
    write("a", "b");
    stepFor(Duration.ofSeconds(5));
    assertThat(receiver.attempts).isPositive();

    consumer.rebalance(List.of());
    int before = receiver.attempts;
    stepFor(Duration.ofMinutes(5));

    assertThat(receiver.attempts).isEqualTo(before);
    assertThat(committed()).isZero();
  }

  private void write(String... transitions) {
    for (String transition : transitions) {
      write(anAlert().transition(transition).build());
    }
  }

  private void write(AlertTransition transition) {
    write(serializer.serialize(TOPIC, transition));
  }

  private void write(byte[] value) {
    consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, written, "key", value));
    written++;
  }

  private void stepUntilDone(long offset) {
    while (committed() < offset) {
      notifier.step();
    }
  }

  private void stepFor(Duration span) {
    Instant end = time.instant().plus(span);
    while (time.instant().isBefore(end)) {
      notifier.step();
    }
  }

  private long committed() {
    return Optional.ofNullable(consumer.committed(Set.of(LOG)).get(LOG))
        .map(OffsetAndMetadata::offset)
        .orElse(0L);
  }

  /** Polls take as long as they may, by the virtual clock. */
  private final class PollingConsumer extends MockConsumer<String, byte[]> {

    private Duration longestPoll = Duration.ZERO;

    PollingConsumer() {
      super("earliest");
    }

    @Override
    public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
      time.advance(timeout);
      longestPoll = timeout.compareTo(longestPoll) > 0 ? timeout : longestPoll;
      return super.poll(timeout);
    }
  }

  /** Takes or refuses what the test says. */
  private final class Receiver implements Channel {

    private final List<String> delivered = new ArrayList<>();
    private final List<Long> committedBefore = new ArrayList<>();
    private Function<AlertTransition, Outcome> answer = transition -> Outcome.delivered();
    private Set<String> unwanted = Set.of();
    private int attempts;

    @Override
    public boolean wants(AlertTransition transition) {
      return !unwanted.contains(transition.getTransition());
    }

    @Override
    public Outcome deliver(AlertTransition transition) {
      attempts++;
      Outcome outcome = answer.apply(transition);
      if (outcome.kind() == Outcome.Kind.DELIVERED) {
        delivered.add(transition.getTransition());
        committedBefore.add(committed());
      }
      return outcome;
    }

    @Override
    public void close() {
      // Nothing to end.
    }
  }
}
