package vn.dxpulse.streams.kpi;

import java.util.OptionalInt;

/**
 * A histogram of whole numbers whose buckets grow with the numbers: a sketch of their distribution
 * that merges by adding and, what other sketches cannot, leaves a rolling window by subtracting.
 *
 * <p>0 to 3 have a bucket each; every power of two from 4 on has four of equal width. So a bucket
 * is at most a quarter of its lower end wide, and a percentile, which is taken from within the
 * bucket as if its numbers were spread evenly, is off by less than that. Worked example: 100 falls
 * in [96, 112); the median of one hundred numbers there reads as 104.
 */
final class Buckets implements CounterIds {

  private static final int BITS = 2;
  private static final int PER_POWER = 1 << BITS;

  /** Numbers from 2^33 on, which are seconds of 272 years, share the last bucket. */
  private static final int LAST_POWER = 32;

  /** Number of buckets. */
  static final int COUNT = (LAST_POWER - BITS + 2) * PER_POWER;

  /** Buckets of every histogram. */
  static final Buckets ALL = new Buckets();

  private Buckets() {}

  /** The bucket of a number; negative ones count as 0. */
  static int of(long number) {
    if (number < PER_POWER) {
      return (int) Math.max(0, number);
    }
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
    if (power > LAST_POWER) {
      return COUNT - 1;
    }
    int quarter = (int) (number >>> (power - BITS)) & (PER_POWER - 1);
    return (power - BITS + 1) * PER_POWER + quarter;
  }

  /** Smallest number of a bucket. */
  static long from(int bucket) {
    if (bucket < PER_POWER) {
      return bucket;
    }
    int shift = bucket / PER_POWER - 1;
    return (long) (PER_POWER + bucket % PER_POWER) << shift;
  }

  /** Numbers in all buckets. */
  static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /**
   * The number below which {@code percent} percent of the numbers lie.
   *
   * @param counts a count per bucket, at least one above 0
   * @param percent 1..99
   */
  static double percentile(long[] counts, int percent) {
    double rank = total(counts) * percent / 100.0;
    long below = 0;
    for (int bucket = 0; bucket < COUNT; bucket++) {
      if (counts[bucket] > 0 && below + counts[bucket] >= rank) {
        double share = (rank - below) / counts[bucket];
        double width = bucket < PER_POWER ? 0 : from(bucket + 1) - from(bucket);
        return from(bucket) + share * width;
      }
      below += counts[bucket];
    }
    throw new IllegalArgumentException("a percentile of nothing");
  }

  @Override
  public int size() {
    return COUNT;
  }

  @Override
  public int id(int counter) {
    return counter;
  }

  @Override
  public OptionalInt counterOf(int id) {
    return id < COUNT ? OptionalInt.of(id) : OptionalInt.empty();
  }
}
