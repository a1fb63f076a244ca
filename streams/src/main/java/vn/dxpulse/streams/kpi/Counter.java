package vn.dxpulse.streams.kpi;

/**
 * What is counted of completed transactions; each KPI is a count or the ratio of two. An event
 * counts in every counter whose bit its mask has. Meaning: {@code docs/domain.md}.
 */
public enum Counter {
  /** Every dossier resolved. */
  COMPLETED,
  /** Submitted online; assisted at a counter is not online. */
  ONLINE,
  /** Handled online from submission to result. */
  FULL_PROCESS,
  /** Has a due date. */
  WITH_DUE_DATE,
  /** Has a due date and was completed at or before it. */
  ON_TIME,
  /** Carries a fee. */
  WITH_FEE,
  /** Carries a fee and it was paid online. */
  PAID_ONLINE,
  /** Made by a simulator. */
  SIMULATED;

  /** Number of counters. */
  public static final int COUNT = values().length;

  /** The bit of this counter in an event's mask. */
  public long bit() {
    return 1L << ordinal();
  }
}
