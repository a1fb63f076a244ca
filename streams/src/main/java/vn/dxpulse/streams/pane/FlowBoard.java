package vn.dxpulse.streams.pane;

import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Flow counts of all units over all windows.
 *
 * <p>In: events as (unit, event time, what they add to each counter). Out: per unit and window one
 * count per counter, for the moment T that {@link #advanceTo} sets. What T is, the caller says; it
 * never goes back. Counts are a function of the events added and of T alone: order, batching and
 * restarts make no difference.
 *
 * <p>{@link #add} is O(1) in windows, units and history. {@link #advanceTo} costs a step per unit
 * and pane that enters or leaves a window. Mutable; stream thread only.
 */
public final class FlowBoard {

  private static final PaneSize[] SIZES = PaneSize.values();

  private final int counters;
  private final long futureMs;
  private final UnitFlows[] flows;
  private final BatchSums batch;
  private final BitSet changedUnits = new BitSet();
  private final long[] oldestMs = new long[PaneSize.values().length];
  private long timeMs = Long.MIN_VALUE;

  /**
   * @param units number of units; they are numbered from 0
   * @param counters counters per unit, at least 1
   * @param futureMs how far after T an event may lie
   * @param windows windows that will be asked for; panes that none of them needs are not kept
   */
  public FlowBoard(int units, int counters, long futureMs, Set<Window> windows) {
    if (counters < 1) {
      throw new IllegalArgumentException("counters must be at least 1, got " + counters);
    }
    this.counters = counters;
    this.futureMs = futureMs;
    this.batch = new BatchSums(counters);
    oldestMs[PaneSize.DAY.ordinal()] = Long.MIN_VALUE;
    this.flows =
        IntStream.range(0, units)
            .mapToObj(unit -> new UnitFlows(counters, futureMs, windows))
            .toArray(UnitFlows[]::new);
  }

  /** Number of counters per unit and window. */
  public int counters() {
    return counters;
  }

  /**
   * Counts one event. It shows in {@link #counts} after the next {@link #advanceTo}.
   *
   * @param eventTimeMs from 1970 on, at most {@code futureMs} after the T of the next advance
   * @param contribution what the event adds to each counter; not kept
   */
  public void add(int unit, long eventTimeMs, long[] contribution) {
    int finest = finest(eventTimeMs);
    batch.add(unit, finest, SIZES[finest].paneAt(eventTimeMs), contribution);
  }

  /** Counts one event that adds 1 to one counter. */
  public void addOne(int unit, long eventTimeMs, int counter) {
    int finest = finest(eventTimeMs);
    batch.addOne(unit, finest, SIZES[finest].paneAt(eventTimeMs), counter);
  }

  /** Moves T on (never back) and takes in what was added since; T is {@link #timeMs} afterwards. */
  public void advanceTo(long nowMs) {
    advanceTo(nowMs, (unit, size, pane) -> {});
  }

  /** The same, and tells {@code listener} of each pane that something was added to. */
  public void advanceTo(long nowMs, PaneListener listener) {
    if (nowMs > timeMs) {
      timeMs = nowMs;
      for (PaneSize size : SIZES) {
        oldestMs[size.ordinal()] = oldestMs(size);
      }
      for (int unit = 0; unit < flows.length; unit++) {
        if (flows[unit].advanceTo(timeMs)) {
          changedUnits.set(unit);
        }
      }
    }
    batch.drain((unit, finest, pane, delta) -> apply(unit, finest, pane, delta, listener));
  }

  /** The moment T that all counts speak for, in milliseconds; the smallest long at the start. */
  public long timeMs() {
    return timeMs;
  }

  /** Counts of a unit over a window at T, one per counter; a view, not to be changed. */
  public long[] counts(int unit, Window window) {
    return flows[unit].counts(window);
  }

  /** Adds the counts of one pane of a unit to {@code sums}; true if the pane is kept. */
  public boolean addPaneTo(long[] sums, int unit, PaneSize size, long pane) {
    return flows[unit].addPaneTo(sums, size, pane);
  }

  /** Units whose counts may have changed since the last call. */
  public IntStream drainChangedUnits() {
    int[] units = changedUnits.stream().toArray();
    changedUnits.clear();
    return IntStream.of(units);
  }

  /** Gives every cell that changed since the last call to {@code cells}. */
  public void drainTouched(FlowCells cells) {
    for (int unit = 0; unit < flows.length; unit++) {
      flows[unit].drainTouched(unit, cells);
    }
  }

  /** Puts a pane back that {@link #drainTouched} once gave out; before the first {@link #add}. */
  public void restorePane(int unit, PaneSize size, long pane, long[] counts) {
    flows[unit].restorePane(size, pane, counts);
  }

  /** Puts a total back that {@link #drainTouched} once gave out; before the first {@link #add}. */
  public void restoreTotal(int unit, long[] counts) {
    flows[unit].restoreTotal(counts);
  }

  /**
   * Sets the counters in {@code gone} to 0 in every cell of every unit; cells that change by it are
   * given out by {@link #drainTouched}. Costs a look at each cell; not between {@link #add} and
   * {@link #advanceTo}.
   */
  public void clear(BitSet gone) {
    if (!batch.isEmpty()) {
      throw new IllegalStateException("advance first: events wait to be taken in");
    }
    for (UnitFlows unit : flows) {
      unit.clear(gone);
    }
    changedUnits.set(0, flows.length);
  }

  private int finest(long eventTimeMs) {
    int finest = 0;
    while (eventTimeMs < oldestMs[finest]) {
      finest++;
    }
    return finest;
  }

  // From the start of the oldest pane on: what reaches into a window by pane counts in it.
  private long oldestMs(PaneSize size) {
    return size == PaneSize.DAY
        ? Long.MIN_VALUE
        : size.startOf(size.paneAt(timeMs - UnitFlows.longestWindowMs(size)));
  }

  private void apply(int unit, int finest, long pane, Delta delta, PaneListener listener) {
    long startMs = SIZES[finest].startOf(pane);
    if (startMs > timeMs + futureMs) {
      throw new IllegalStateException(
          "an event at " + startMs + " ms lies more than " + futureMs + " ms after " + timeMs);
    }
    UnitFlows unitFlows = flows[unit];
    changedUnits.set(unit);
    unitFlows.addToTotal(delta);
    for (int size = finest; size < SIZES.length; size++) {
      if (startMs >= oldestMs[size]) {
        long sizedPane = SIZES[size].paneAt(startMs);
        unitFlows.addToPane(SIZES[size], sizedPane, delta);
        listener.added(unit, SIZES[size], sizedPane);
      }
    }
  }

  /** Hears of panes that something was added to. */
  public interface PaneListener {
    void added(int unit, PaneSize size, long pane);
  }
}
