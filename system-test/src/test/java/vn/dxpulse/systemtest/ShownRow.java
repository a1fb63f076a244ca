package vn.dxpulse.systemtest;

import vn.dxpulse.schemas.row.KpiCurrent;

/**
 * What a row of a flow or stock says besides its key, its moment and its revision.
 *
 * @param value null where there is none
 * @param numerator null for a percentile
 * @param denominator null for a count
 */
record ShownRow(String state, Double value, Long numerator, Long denominator, boolean simulated) {

  static ShownRow count(long number, boolean simulated) {
    return new ShownRow("VALUE", (double) number, number, null, simulated);
  }

  static ShownRow ratio(long above, long below, boolean simulated) {
    return below == 0
        ? new ShownRow("NO_DENOMINATOR", null, above, below, simulated)
        : new ShownRow("VALUE", (double) above / below, above, below, simulated);
  }

  static ShownRow unknown() {
    return new ShownRow("UNKNOWN", null, null, null, false);
  }

  static ShownRow of(KpiCurrent row) {
    return new ShownRow(
        row.getState(),
        row.getValue(),
        row.getNumerator(),
        row.getDenominator(),
        row.getSimulated());
  }
}
