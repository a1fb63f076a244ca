package vn.dxpulse.streams.kpi;

/**
 * Stock of one kind of enterprise in one unit.
 *
 * @param active enterprises active now
 * @param changes gains and losses ever heard of; 0 means that the stock is unknown
 * @param simulated how many of them a simulator made
 */
public record StockCell(long active, long changes, long simulated) {

  static final StockCell NEVER_HEARD_OF = new StockCell(0, 0, 0);

  StockCell changed(int change, boolean bySimulator) {
    return new StockCell(active + change, changes + 1, simulated + (bySimulator ? 1 : 0));
  }

  Reading reading() {
    return changes == 0 ? new Reading.Unknown() : new Reading.Count(active);
  }
}
