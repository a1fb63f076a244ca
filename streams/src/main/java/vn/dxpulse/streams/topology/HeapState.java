package vn.dxpulse.streams.topology;

import java.util.function.BiConsumer;

/** State of one task that lives in the heap and is kept by a {@link CommitHookStore}. */
interface HeapState {

  /**
   * Takes back an entry of the changelog, in the order they were written; a null value is a
   * tombstone.
   */
  void restore(byte[] key, byte[] value);

  /** Writes what changed since the last commit to {@code changelog} as key and value. */
  void beforeCommit(BiConsumer<byte[], byte[]> changelog);

  /** Gives back what it holds besides memory; the state must not be used afterwards. */
  void close();
}
