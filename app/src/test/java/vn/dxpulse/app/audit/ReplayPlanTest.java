package vn.dxpulse.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.topic.Topics;

class ReplayPlanTest {

  private static final DeadLetter FIRST = letter(7);
  private static final DeadLetter SECOND = letter(8);
  private static final Map<InputMinute, Long> TWO = Map.of(FIRST.minute(), 2L);

  @Test
  void sendsWhatTheBooksCallRejected() {
    ReplayPlan plan = ReplayPlan.of(List.of(FIRST, SECOND), Set.of(), TWO, TWO);

    assertThat(plan.toSend()).containsExactly(FIRST, SECOND);
  }

  @Test
  void sendsNothingTwice() {
    ReplayPlan plan = ReplayPlan.of(List.of(FIRST, SECOND), Set.of("facts-1-7"), TWO, TWO);

    assertThat(plan.toSend()).containsExactly(SECOND);
    assertThat(plan.replayedBefore()).isEqualTo(1);
  }

  @Test
  void leavesAloneWhatARecountMayHaveCounted() {
    ReplayPlan recounted = ReplayPlan.of(List.of(FIRST), Set.of(), TWO, Map.of(FIRST.minute(), 1L));
    ReplayPlan unknown = ReplayPlan.of(List.of(FIRST), Set.of(), TWO, Map.of());

    assertThat(recounted).isEqualTo(new ReplayPlan(List.of(), 0, 1, 0));
    assertThat(unknown).isEqualTo(new ReplayPlan(List.of(), 0, 1, 0));
  }

  @Test
  void leavesAloneWhatHasNoRoomForTheHeader() {
    DeadLetter full = letter(7, new byte[Topics.MAX_FACT_BYTES - 100]);
    DeadLetter large = letter(8, new byte[Topics.MAX_FACT_BYTES - 200]);

    ReplayPlan plan = ReplayPlan.of(List.of(full, large), Set.of(), TWO, TWO);

    assertThat(plan).isEqualTo(new ReplayPlan(List.of(large), 0, 0, 1));
  }

  private static DeadLetter letter(long offset) {
    return letter(offset, new byte[0]);
  }

  private static DeadLetter letter(long offset, byte[] value) {
    return new DeadLetter(
        new TopicPartition("facts", 1),
        offset,
        DeadLetter.Times.of(Instant.parse("2026-03-01T10:00:30Z"), Optional.empty()),
        "UNKNOWN_REGION",
        "province code '00' is not known",
        new DeadLetter.Bytes(Optional.empty(), Optional.of(value)));
  }
}
