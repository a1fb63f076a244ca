package vn.dxpulse.streams.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The books of the inputs that one task reads: a cell per input and arrival minute.
 *
 * <p>A broker's clock may go back, as when another one takes the lead of a partition. So a cell is
 * kept for {@link #KEPT} after the newest minute of its input, and longer while something is in
 * transit; it costs some 150 bytes. A record whose minute lies before that is booked in the oldest
 * minute that is kept. Which one that is depends on the records before it in its partition alone,
 * so whoever reads the topic again finds the same. Mutable; stream thread only.
 */
public final class LedgerBoard {

  /** How far back the books of an input stay open, counted from its newest minute. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final long MINUTE_MS = 60_000;
  private static final long KEPT_MINUTES = KEPT.toMinutes();

  private final Map<String, Book> books = new HashMap<>();
  private final Set<Key> touched = new LinkedHashSet<>();
  private Key lastKey = Key.NONE;
  private LedgerCell lastCell = new LedgerCell();

  /**
   * A record of {@code input} was read that arrived at {@code arrivalMs}; in the order of offsets.
   *
   * @return first millisecond of the minute that it is booked in
   */
  public long read(String input, long arrivalMs) {
    long minute = minuteOf(arrivalMs);
    if (!lastKey.is(input, minute)) {
      Book book = book(input);
      book.newest = Math.max(book.newest, minute);
      lastKey = new Key(input, Math.max(minute, book.newest - KEPT_MINUTES));
      lastCell = touch(lastKey);
    }
    lastCell.read();
    return lastKey.minute() * MINUTE_MS;
  }

  /**
   * The outcome of a record that was read.
   *
   * @param bookedMs what {@link #read} said when it was read, or any time in that minute
   */
  public void became(String input, long bookedMs, Outcome outcome) {
    long minute = minuteOf(bookedMs);
    LedgerCell cell = lastKey.is(input, minute) ? lastCell : touch(new Key(input, minute));
    cell.became(outcome);
  }

  /** Gives every cell that changed since the last call to {@code visitor}, and those now closed. */
  public void drainTouched(LedgerCells visitor) {
    for (Key key : touched) {
      LedgerCell cell = book(key.input()).cells.get(key.minute());
      visitor.cell(key.input(), key.minute() * MINUTE_MS, cell);
    }
    touched.clear();
    lastKey = Key.NONE;
    books.forEach((input, book) -> book.close(input, visitor));
  }

  /** Puts a cell back that was kept. */
  public void restore(String input, long minuteMs, LedgerCell cell) {
    Book book = book(input);
    book.cells.put(minuteOf(minuteMs), cell);
    book.newest = Math.max(book.newest, minuteOf(minuteMs));
  }

  /** Drops a cell that was kept and then closed. */
  public void forget(String input, long minuteMs) {
    book(input).cells.remove(minuteOf(minuteMs));
  }

  private LedgerCell touch(Key key) {
    touched.add(key);
    return book(key.input()).cells.computeIfAbsent(key.minute(), minute -> new LedgerCell());
  }

  private Book book(String input) {
    return books.computeIfAbsent(input, key -> new Book());
  }

  private static long minuteOf(long timeMs) {
    return Math.floorDiv(timeMs, MINUTE_MS);
  }

  /** The cells of one input, of which the newest is always there. */
  private static final class Book {
    private final TreeMap<Long, LedgerCell> cells = new TreeMap<>();
    private long newest = Long.MIN_VALUE + KEPT_MINUTES;

    private void close(String input, LedgerCells visitor) {
      Iterator<Map.Entry<Long, LedgerCell>> old =
          cells.headMap(newest - KEPT_MINUTES).entrySet().iterator();
      while (old.hasNext()) {
        Map.Entry<Long, LedgerCell> cell = old.next();
        if (cell.getValue().inTransit() == 0) {
          visitor.closed(input, cell.getKey() * MINUTE_MS);
          old.remove();
        }
      }
    }
  }

  private record Key(String input, long minute) {
    private static final Key NONE = new Key("", Long.MIN_VALUE);

    private boolean is(String otherInput, long otherMinute) {
      return minute == otherMinute && input.equals(otherInput);
    }
  }
}
