package vn.dxpulse.streams.duplicate;

import java.util.concurrent.atomic.AtomicLong;

/** Heap that the ids of all tasks of a process may take together, in bytes. Thread-safe. */
public final class IdBudget {

  private final long bytes;
  private final AtomicLong taken = new AtomicLong();

  /**
   * A budget of which nothing is taken.
   *
   * @param bytes at least 0; the few kilobytes that a table begins with are granted in any case
   */
  public IdBudget(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a budget must be at least 0 bytes, got " + bytes);
    }
    this.bytes = bytes;
  }

  /** Half of the heap of this process, in bytes: what ids may take unless told otherwise. */
  public static long halfOfTheHeap() {
    return Runtime.getRuntime().maxMemory() / 2;
  }

  /** Takes {@code more} bytes if they are left; less than 0 gives bytes back, which never fails. */
  boolean take(long more) {
    if (more > 0 && taken.get() + more > bytes) {
      return false;
    }
    if (taken.addAndGet(more) <= bytes || more <= 0) {
      return true;
    }
    taken.addAndGet(-more); // another task took the rest in between
    return false;
  }

  /** Takes {@code more} bytes whether they are left or not. */
  void takeAnyway(long more) {
    taken.addAndGet(more);
  }

  /** Bytes taken. */
  public long taken() {
    return taken.get();
  }
}
