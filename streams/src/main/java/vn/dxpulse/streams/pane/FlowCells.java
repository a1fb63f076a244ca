package vn.dxpulse.streams.pane;

/** Takes the cells that changed, with their whole content, to be kept. */
public interface FlowCells {

  /** All-time counts of a unit. */
  void total(int unit, long[] counts);

  /** One pane; its counts stand in {@code counts} from {@code from} on, one per counter. */
  void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from);
}
