package vn.dxpulse.producers.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** A choice among items in proportion to their weights; one binary search per draw. */
final class Weighted<T> {

  private final List<T> items;
  private final double[] cumulated;

  /** Items with their weights, each above 0; at least one. */
  Weighted(List<T> items, ToDoubleFunction<T> weight) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("nothing to choose from");
    }
    this.items = List.copyOf(items);
    this.cumulated = new double[items.size()];
    double sum = 0;
    for (int index = 0; index < cumulated.length; index++) {
      sum += weight.applyAsDouble(items.get(index));
      cumulated[index] = sum;
    }
  }

  T pick(RandomGenerator random) {
    double draw = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, draw);
    // On a boundary the draw belongs to the next item: intervals are [from, until).
    int index = found >= 0 ? found + 1 : -found - 1;
    return items.get(Math.min(index, items.size() - 1));
  }
}
