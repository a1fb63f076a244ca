package vn.dxpulse.streams.kpi;

import java.util.Arrays;
import vn.dxpulse.streams.pane.FlowBoard;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;

/**
 * Puts kept cells back into a board. Stream thread only.
 *
 * @param restored hears of each pane
 */
record BoardRestorer(FlowBoard board, FlowBoard.PaneListener restored) implements FlowCells {

  @Override
  public void total(int unit, long[] counts) {
    board.restoreTotal(unit, counts);
  }

  @Override
  public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
    long[] values = Arrays.copyOfRange(counts, from, from + board.counters());
    board.restorePane(unit, size, pane, values);
    restored.added(unit, size, pane);
  }
}
