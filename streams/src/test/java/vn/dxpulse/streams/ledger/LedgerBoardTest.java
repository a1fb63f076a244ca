package vn.dxpulse.streams.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LedgerBoardTest {

  private static final String INPUT = "facts-0";
  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long KEPT = LedgerBoard.KEPT.toMillis();

  private LedgerBoard board = new LedgerBoard();
  private final Kept kept = new Kept();

  @Test
  void goesOnWithAMinuteThatTheClockGoesBackTo() {
    count(NOON + 5);
    board.drainTouched(kept);
    count(NOON + MINUTE);
    board.drainTouched(kept);
    count(NOON + MINUTE - 1);
    board.drainTouched(kept);

    assertThat(kept.published).isEqualTo(Map.of(NOON, 2L, NOON + MINUTE, 1L));
  }

  @Test
  void keepsAMinuteForADayAndThenClosesIt() {
    count(NOON);
    count(NOON + KEPT);
    board.drainTouched(kept);
    assertThat(kept.cells).containsOnlyKeys(NOON, NOON + KEPT);

    count(NOON + KEPT + MINUTE);
    board.drainTouched(kept);

    assertThat(kept.cells).containsOnlyKeys(NOON + KEPT, NOON + KEPT + MINUTE);
  }

  @Test
  void booksWhatIsOlderThanThatInTheOldestMinuteKept() {
    count(NOON);
    count(NOON + KEPT + MINUTE);
    board.drainTouched(kept);

    assertThat(board.read(INPUT, NOON)).isEqualTo(NOON + MINUTE);
    board.became(INPUT, NOON + MINUTE, Outcome.COUNTED);
    board.drainTouched(kept);

    assertThat(kept.published)
        .isEqualTo(Map.of(NOON, 1L, NOON + MINUTE, 1L, NOON + KEPT + MINUTE, 1L));
  }

  @Test
  void keepsAMinuteThatWaitsForAnOutcome() {
    long booked = board.read(INPUT, NOON);
    count(NOON + 2 * KEPT);
    board.drainTouched(kept);
    assertThat(kept.cells).containsOnlyKeys(NOON, NOON + 2 * KEPT);

    board.became(INPUT, booked, Outcome.LATE);
    board.drainTouched(kept);

    assertThat(kept.cells).containsOnlyKeys(NOON + 2 * KEPT);
    assertThat(kept.published).containsEntry(NOON, 1L);
  }

  /** Any clock, any commits, any restarts: what was published adds up to what was read. */
  @Property
  void losesNothing(
      @ForAll @Size(max = 60) List<@IntRange(max = 4_000) Integer> minutes,
      @ForAll long commits,
      @ForAll long restarts) {
    board = new LedgerBoard();
    Kept ofThisTry = new Kept();
    Map<Long, Long> expected = new HashMap<>();
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < minutes.size(); i++) {
      long minute = NOON + minutes.get(i) * MINUTE;
      newest = Math.max(newest, minute);
      expected.merge(Math.max(minute, newest - KEPT), 1L, Long::sum);
      count(minute + i);
      if ((commits >> i % Long.SIZE & 1) != 0) {
        board.drainTouched(ofThisTry);
        if ((restarts >> i % Long.SIZE & 1) != 0) {
          board = ofThisTry.restored();
        }
      }
    }
    board.drainTouched(ofThisTry);

    assertThat(ofThisTry.published).isEqualTo(expected);
  }

  private void count(long arrivalMs) {
    board.became(INPUT, board.read(INPUT, arrivalMs), Outcome.COUNTED);
  }

  /** What a changelog keeps, and the newest row of each minute. */
  private static final class Kept implements LedgerCells {
    private final Map<Long, LedgerCell> cells = new HashMap<>();
    private final Map<Long, Long> published = new HashMap<>();

    @Override
    public void cell(String input, long minuteMs, LedgerCell cell) {
      long[] byOutcome = new long[Outcome.values().length];
      for (Outcome outcome : Outcome.values()) {
        byOutcome[outcome.ordinal()] = cell.count(outcome);
      }
      cells.put(minuteMs, LedgerCell.of(cell.readCount(), byOutcome));
      published.put(minuteMs, cell.readCount());
    }

    @Override
    public void closed(String input, long minuteMs) {
      cells.remove(minuteMs);
    }

    LedgerBoard restored() {
      LedgerBoard board = new LedgerBoard();
      new HashMap<>(cells).forEach((minuteMs, cell) -> board.restore(INPUT, minuteMs, cell));
      return board;
    }
  }
}
