package vn.dxpulse.bench;

import java.util.List;

/**
 * Figures of the rounds of one run, as their median and range.
 *
 * <p>Worked example: 3, 1, 2, 9 have the median 2.5 and the range 1 to 9.
 */
record Sample(List<Double> values) {

  Sample {
    values = values.stream().sorted().toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a sample needs at least one value");
    }
  }

  double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  double least() {
    return values.get(0);
  }

  double greatest() {
    return values.get(values.size() - 1);
  }
}
