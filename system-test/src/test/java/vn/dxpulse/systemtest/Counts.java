package vn.dxpulse.systemtest;

import java.util.Objects;
import vn.dxpulse.schemas.row.KpiCurrent;

/**
 * What must be equal between a row and the batch computation.
 *
 * @param value null where there is nothing to divide by
 * @param denominator null for a count
 */
record Counts(Double value, Long numerator, Long denominator) {

  static Counts count(long number) {
    return new Counts((double) number, number, null);
  }

  static Counts ratio(long above, long below) {
    return new Counts(below == 0 ? null : (double) above / below, above, below);
  }

  static Counts of(KpiCurrent row) {
    boolean hasValue = row.getState().equals("VALUE");
    if (hasValue != Objects.nonNull(row.getValue())) {
      throw new AssertionError("state and value contradict each other: " + row);
    }
    return new Counts(row.getValue(), row.getNumerator(), row.getDenominator());
  }
}
