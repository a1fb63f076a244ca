package vn.dxpulse.streams.ledger;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The books of the inputs that one task reads: a cell per input and arrival minute. A cell is
 * closed when a later minute has begun and nothing is in transit any more; arrival times never go
 * back within a partition. Mutable; stream thread only.
 */
public final class LedgerBoard {

  private static final long MINUTE_MS = 60_000;

  private static final Key NO_KEY = new Key("", Long.MIN_VALUE);

  private final Map<Key, LedgerCell> cells = new HashMap<>();
  private final Map<String, Key> newest = new HashMap<>();
  private final Set<Key> touched = new LinkedHashSet<>();
  private Key lastKey = NO_KEY;
  private LedgerCell lastCell = new LedgerCell();

  /** A record of {@code input} was read that arrived at {@code arrivalMs}. */
  public void read(String input, long arrivalMs) {
    cell(input, arrivalMs).read();
  }

  /** The outcome of a record that was read. */
  public void became(String input, long arrivalMs, Outcome outcome) {
    cell(input, arrivalMs).became(outcome);
  }

  /** Gives every cell that changed since the last call to {@code visitor}, and those now closed. */
  public void drainTouched(LedgerCells visitor) {
    for (Key key : touched) {
      newest.merge(key.input(), key, Key::later);
      visitor.cell(key.input(), key.minute() * MINUTE_MS, cells.get(key));
    }
    touched.clear();
    lastKey = NO_KEY;
    cells.entrySet().removeIf(entry -> isClosed(entry.getKey(), entry.getValue(), visitor));
  }

  /** Puts a cell back that was kept. */
  public void restore(String input, long minuteMs, LedgerCell cell) {
    Key key = new Key(input, minuteMs / MINUTE_MS);
    cells.put(key, cell);
    newest.merge(input, key, Key::later);
  }

  /** Drops a cell that was kept and then closed. */
  public void forget(String input, long minuteMs) {
    cells.remove(new Key(input, minuteMs / MINUTE_MS));
  }

  // The newest minute stays open: more may arrive in it, after a restart too. Few cells are open at
  // a time, so all of them are looked at.
  private boolean isClosed(Key key, LedgerCell cell, LedgerCells visitor) {
    boolean closed = key.minute() < newest.get(key.input()).minute() && cell.inTransit() == 0;
    if (closed) {
      visitor.closed(key.input(), key.minute() * MINUTE_MS);
    }
    return closed;
  }

  private LedgerCell cell(String input, long arrivalMs) {
    long minute = Math.floorDiv(arrivalMs, MINUTE_MS);
    if (minute != lastKey.minute() || !input.equals(lastKey.input())) {
      lastKey = new Key(input, minute);
      lastCell = cells.computeIfAbsent(lastKey, key -> new LedgerCell());
      touched.add(lastKey);
    }
    return lastCell;
  }

  private record Key(String input, long minute) {
    Key later(Key other) {
      return other.minute > minute ? other : this;
    }
  }
}
