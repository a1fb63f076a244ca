package vn.dxpulse.producers.csv;

/** A row that cannot become an event; the message is the reason given in the reject file. */
final class UnreadableRow extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableRow(String reason) {
    super(reason);
  }
}
