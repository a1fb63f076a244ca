package vn.dxpulse.streams.pane;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A changelog of flow cells in the heap: the last value of each key. */
final class KeptFlows implements FlowCells {

  private final Map<Integer, long[]> totals = new HashMap<>();
  private final Map<Slot, Pane> panes = new HashMap<>();

  @Override
  public void total(int unit, long[] counts) {
    totals.put(unit, counts.clone());
  }

  @Override
  public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
    panes.put(
        new Slot(unit, size, slot),
        new Pane(pane, Arrays.copyOfRange(counts, from, counts.length)));
  }

  void restoreTo(FlowBoard board) {
    totals.forEach(board::restoreTotal);
    panes.forEach(
        (slot, pane) ->
            board.restorePane(
                slot.unit(),
                slot.size(),
                pane.number(),
                Arrays.copyOf(pane.counts(), board.counters())));
  }

  int size() {
    return totals.size() + panes.size();
  }

  private record Slot(int unit, PaneSize size, int slot) {}

  private static final class Pane {
    private final long number;
    private final long[] counts;

    Pane(long number, long[] counts) {
      this.number = number;
      this.counts = counts;
    }

    long number() {
      return number;
    }

    long[] counts() {
      return counts;
    }
  }
}
