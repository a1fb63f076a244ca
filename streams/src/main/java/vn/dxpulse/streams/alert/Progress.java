package vn.dxpulse.streams.alert;

/**
 * How far the board has come.
 *
 * @param nowMs a time at which it was looked after, not much older than the latest one
 * @param pulseMs until when something is known to have arrived
 */
public record Progress(long nowMs, long pulseMs) {
  static final Progress NONE = new Progress(Long.MIN_VALUE, Long.MIN_VALUE);
}
