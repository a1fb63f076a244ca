package vn.dxpulse.bench.figure;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Figures of the rounds of one run: their median, with an interval that holds whatever their
 * distribution is.
 *
 * <p>Worked example: 3, 1, 2, 9 have the median 2.5 and the range 1 to 9.
 */
public record Sample(List<Double> values) {

  /** Confidence that {@link #interval} reaches where there are values enough: six or more. */
  public static final double WANTED_CONFIDENCE = 0.95;

  public Sample {
    values = values.stream().sorted().toList();
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a sample needs at least one value");
    }
  }

  public double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  public double least() {
    return values.get(0);
  }

  public double greatest() {
    return values.get(values.size() - 1);
  }

  /** The sample of {@code change} of each value. */
  public Sample map(DoubleUnaryOperator change) {
    return new Sample(values.stream().map(change::applyAsDouble).toList());
  }

  /**
   * The narrowest interval between two order statistics, equally far from both ends, that covers
   * the median with at least {@link #WANTED_CONFIDENCE}; the range, with what confidence that has,
   * where the values are too few.
   *
   * <p>Each value falls below the median with probability 1/2, so the k-th least and the k-th
   * greatest of n miss it with probability 2 · P(Binomial(n, 1/2) &lt; k). Worked example: of 9
   * values the second least and the second greatest cover it with 1 − 2 · (1 + 9) / 512 = 96.1 %.
   */
  public Interval interval() {
    int rank = 1;
    while (2 * (rank + 1) <= values.size() && confidence(rank + 1) >= WANTED_CONFIDENCE) {
      rank++;
    }
    return new Interval(
        values.get(rank - 1), values.get(values.size() - rank), Math.max(0, confidence(rank)));
  }

  private double confidence(int rank) {
    int n = values.size();
    double probability = Math.pow(0.5, n); // of exactly i below the median, at first i = 0
    double below = 0;
    for (int i = 0; i < rank; i++) {
      below += probability;
      probability *= (double) (n - i) / (i + 1);
    }
    return 1 - 2 * below;
  }
}
