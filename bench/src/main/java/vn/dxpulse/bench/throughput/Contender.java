package vn.dxpulse.bench.throughput;

/**
 * What reads a backlog.
 *
 * @param id short name, unique in a run; also for files
 * @param title name for people
 */
record Contender(String id, String title, Job job) {

  /** One way to read a backlog in a process of its own. */
  interface Job {
    /**
     * Reads every event once.
     *
     * @param run name of this run, unique; also for files and groups
     */
    Measurement run(String run);
  }
}
