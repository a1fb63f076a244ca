package vn.dxpulse.streams.topology;

/**
 * Which commits publish rows and history: every one while as much comes in as readers can follow,
 * one in three seconds while a task catches up with a backlog. Then a row would be out of date
 * before anybody has read it, and making rows would cost a quarter of the time.
 *
 * <p>Worked example: 11,000 records in the 100 ms since the last commit are 110,000 a second, so
 * this commit does not publish; 500 are 5,000 a second, so it does. Stream thread only.
 */
final class PublishPace {

  /** Records a second, of one task, up to which every commit publishes. */
  static final long READABLE_PER_SECOND = 25_000;

  /** How long rows may stand behind the counts while more comes in. */
  static final long AT_MOST_MS = 3_000;

  private static final long SHORTEST_MS = 10;

  private long records;
  private long committedMs = -AT_MOST_MS;
  private long publishedMs = -AT_MOST_MS;

  /** Notes that a record was read. */
  void read() {
    records++;
  }

  /** Whether the commit at {@code wallMs} publishes; if so, it does. Ask once per commit. */
  boolean publishes(long wallMs) {
    // Commits that follow each other at once say nothing of a rate.
    long sinceMs = Math.max(SHORTEST_MS, wallMs - committedMs);
    boolean readable = 1_000 * records <= READABLE_PER_SECOND * sinceMs;
    records = 0;
    committedMs = wallMs;
    if (!readable && wallMs - publishedMs < AT_MOST_MS) {
      return false;
    }
    publishedMs = wallMs;
    return true;
  }
}
