package vn.dxpulse.streams.ledger;

/** Takes the cells of a {@link LedgerBoard} that changed. */
public interface LedgerCells {

  /**
   * A cell with its whole content.
   *
   * @param minuteMs first millisecond of the arrival minute
   */
  void cell(String input, long minuteMs, LedgerCell cell);

  /** A cell that will not change any more and need not be kept. */
  void closed(String input, long minuteMs);
}
