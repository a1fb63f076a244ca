package vn.dxpulse.streams.kpi;

import java.util.BitSet;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/**
 * Active enterprises per unit and kind, from gains and losses that the entity step has made sure
 * of. Mutable; stream thread only.
 */
final class StockBoard {

  private final StockCell[] cells;
  private final BitSet touched = new BitSet();

  StockBoard(int units) {
    cells = new StockCell[units * KINDS];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = StockCell.NEVER_HEARD_OF;
    }
  }

  void change(int unit, EnterpriseKind kind, int change, boolean simulated) {
    int index = index(unit, kind);
    cells[index] = cells[index].changed(change, simulated);
    touched.set(index);
  }

  void restore(int unit, EnterpriseKind kind, StockCell cell) {
    cells[index(unit, kind)] = cell;
  }

  StockCell cell(int unit, EnterpriseKind kind) {
    return cells[index(unit, kind)];
  }

  void drainTouched(StockVisitor visitor) {
    touched.stream()
        .forEach(
            index ->
                visitor.stock(index / KINDS, EnterpriseKind.values()[index % KINDS], cells[index]));
    touched.clear();
  }

  private static int index(int unit, EnterpriseKind kind) {
    return unit * KINDS + kind.ordinal();
  }

  private static final int KINDS = EnterpriseKind.values().length;

  /** Takes one changed cell. */
  interface StockVisitor {
    void stock(int unit, EnterpriseKind kind, StockCell cell);
  }
}
