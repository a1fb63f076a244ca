package vn.dxpulse.streams.ledger;

/**
 * What became of a record that was read. Each record has exactly one outcome. Stored by place: new
 * ones go to the end.
 */
public enum Outcome {
  /** Accepted; also if it had no effect, such as an older state of an enterprise. */
  COUNTED,
  /** Accepted before, with the same content. */
  DUPLICATE,
  /** Accepted before, with other content; counted among the duplicates. */
  CONFLICT,
  /** Older than every pane that is kept. */
  LATE,
  /** Not a fact that can be counted; it is on the dead letter topic. */
  REJECTED,
  /** Accepted, but it contradicts what was known when it came; counted among the counted. */
  ANOMALOUS
}
