package vn.dxpulse.streams.alert.rule;

import java.time.Duration;
import java.util.List;

/**
 * How long things must last. Immutable.
 *
 * @param holdFor for how long the condition must hold without a break until the alert fires
 * @param clearFor for how long it must be clear without a break until the alert is resolved
 * @param flapping what to do about an alert that comes and goes
 * @param escalateAfter times in the state FIRING after which it escalates once more, ascending
 */
public record Timing(
    Duration holdFor, Duration clearFor, Flapping flapping, List<Duration> escalateAfter) {

  public Timing {
    escalateAfter = List.copyOf(escalateAfter);
  }

  /** Milliseconds for which an alert must be clear until it is resolved. */
  public long clearMs(boolean isFlapping) {
    return clearFor.toMillis() * (isFlapping ? flapping.clearTimes() : 1);
  }

  /**
   * An alert that fires more than {@code firings} times within {@code within} is flapping, and must
   * be clear for {@code clearTimes} times as long. Worked example: with 3 firings in a day and 4
   * times, the fourth firing of a day takes four times {@code clearFor} to resolve.
   */
  public record Flapping(int firings, Duration within, int clearTimes) {

    /** Nothing is flapping. */
    public static final Flapping NEVER = new Flapping(Integer.MAX_VALUE, Duration.ZERO, 1);
  }
}
