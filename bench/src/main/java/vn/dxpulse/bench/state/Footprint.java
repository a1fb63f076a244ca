package vn.dxpulse.bench.state;

import java.util.Optional;
import java.util.function.Supplier;
import vn.dxpulse.bench.process.JavaProcess;

/**
 * The room that one streams part took within the heap it was given.
 *
 * @param heap size of the heap, such as {@code 512m}
 * @param remembersIds whether event ids are remembered
 * @param taken what it took, empty if it ended before it had finished
 */
record Footprint(String heap, boolean remembersIds, Optional<Taken> taken) {

  /** Runs {@code attempt}, which ends early if the heap is too small. */
  static Footprint of(String heap, boolean remembersIds, Supplier<Taken> attempt) {
    try {
      return new Footprint(heap, remembersIds, Optional.of(attempt.get()));
    } catch (JavaProcess.Ended e) {
      return new Footprint(heap, remembersIds, Optional.empty());
    }
  }

  /**
   * What was taken.
   *
   * @param heapBytes in use after a full collection, everything counted
   * @param restoredHeapBytes the same after a crash, everything restored
   * @param changelogBytes on the broker
   */
  record Taken(long heapBytes, long restoredHeapBytes, long changelogBytes) {}
}
