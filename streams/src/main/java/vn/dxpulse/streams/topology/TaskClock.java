package vn.dxpulse.streams.topology;

/**
 * What T is: the moment that the rows of a task speak for. Live it is the wall clock, in a replay
 * the highest arrival time that the task has read.
 */
interface TaskClock {

  /**
   * T in milliseconds; never before {@code newestArrivalMs}, so that a broker whose clock runs
   * ahead of ours cannot put events beyond the panes.
   *
   * @param newestArrivalMs highest arrival time read, the smallest long if nothing was read
   */
  long now(long newestArrivalMs);

  /** The wall clock, whatever T follows. */
  long wallMs();
}
