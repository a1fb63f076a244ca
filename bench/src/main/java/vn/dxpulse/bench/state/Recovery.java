package vn.dxpulse.bench.state;

import vn.dxpulse.streams.Restoration;

/**
 * How one start after a crash went.
 *
 * @param startNanos from the start of the process until every thread runs
 * @param restoration what came back from the changelogs meanwhile
 */
record Recovery(long startNanos, Restoration restoration) {

  double startSeconds() {
    return startNanos / 1e9;
  }

  double restoreSeconds() {
    return restoration.time().toMillis() / 1e3;
  }
}
