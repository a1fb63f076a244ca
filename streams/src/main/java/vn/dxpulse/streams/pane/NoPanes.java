package vn.dxpulse.streams.pane;

import java.util.BitSet;

/** Panes of a size that no window of the board needs. */
final class NoPanes implements Panes {

  @Override
  public void add(long pane, Delta delta) {
    // nobody asks for it again
  }

  @Override
  public void restore(long pane, long[] values) {
    // kept by a build whose windows needed it
  }

  @Override
  public void clear(BitSet gone) {
    // there is nothing
  }

  @Override
  public boolean addTo(long[] sums, long pane, int sign) {
    return false;
  }

  @Override
  public void drainTouched(PaneVisitor visitor) {
    // nothing was added
  }
}
