package vn.dxpulse.streams.topology;

/** What the processors of a task share. Stream thread only. */
interface TaskState extends HeapState {

  /** Ledger and ids of the task. */
  Books books();

  /** Notes when a record arrived. */
  void observeArrival(long arrivalMs);

  @Override
  default void close() {
    books().close();
  }
}
