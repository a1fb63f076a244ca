package vn.dxpulse.streams;

import java.time.Duration;

/**
 * What came back from the changelogs.
 *
 * @param records records read
 * @param time for how long at least one changelog was being read
 */
public record Restoration(long records, Duration time) {

  /** Nothing, in no time. */
  static final Restoration NONE = new Restoration(0, Duration.ZERO);
}
