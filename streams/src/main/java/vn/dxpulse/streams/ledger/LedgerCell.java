package vn.dxpulse.streams.ledger;

/** The book of one input partition and arrival minute. Mutable; stream thread only. */
public final class LedgerCell {

  private final long[] byOutcome = new long[Outcome.values().length];
  private long read;

  /** A record was read; its outcome follows, at once or from another task. */
  void read() {
    read++;
  }

  void became(Outcome outcome) {
    byOutcome[outcome.ordinal()]++;
  }

  /**
   * Puts back what was kept.
   *
   * @param byOutcome in the order of {@link Outcome}; those that it lacks at its end are 0
   */
  public static LedgerCell of(long read, long[] byOutcome) {
    LedgerCell cell = new LedgerCell();
    cell.read = read;
    System.arraycopy(byOutcome, 0, cell.byOutcome, 0, byOutcome.length);
    return cell;
  }

  /** Records read. */
  public long readCount() {
    return read;
  }

  /**
   * Records of one outcome; conflicts are not among {@link Outcome#DUPLICATE} here, nor anomalous
   * ones among {@link Outcome#COUNTED}.
   */
  public long count(Outcome outcome) {
    return byOutcome[outcome.ordinal()];
  }

  /** Accepted, whether they contradict what was known or not. */
  public long counted() {
    return count(Outcome.COUNTED) + count(Outcome.ANOMALOUS);
  }

  /** Duplicates with the same or with other content. */
  public long duplicates() {
    return count(Outcome.DUPLICATE) + count(Outcome.CONFLICT);
  }

  /** Records handed to the task that they belong to, whose outcome has not come back yet. */
  public long inTransit() {
    long settled = 0;
    for (long count : byOutcome) {
      settled += count;
    }
    return read - settled;
  }
}
