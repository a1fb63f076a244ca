package vn.dxpulse.streams.expression;

/**
 * What an {@link Instruction} computes. Conditions are 1 or 0, times and durations milliseconds.
 * Every operation has a result for every input, so that no order of evaluation can fail.
 */
enum Op {
  /** Number or time of field {@code left}; 0 if null. */
  NUMBER,
  /** Boolean field {@code left}; 0 if null. */
  FLAG,
  /** 1 unless field {@code left} is null. */
  HAS,
  /** 1 if text field {@code left} is text {@code right}. */
  TEXT_IS,
  /** 1 if text field {@code left} begins with text {@code right}. */
  TEXT_STARTS,
  AND,
  OR,
  NOT,
  EQUAL,
  LESS,
  LESS_OR_EQUAL,
  /** Ends at the largest or smallest long instead of overflowing, as do the next two. */
  PLUS,
  MINUS,
  TIMES,
  /** Whole times that {@code right}, never 0, goes into {@code left}; rounds towards 0. */
  DIVIDE
}
