package vn.dxpulse.streams.alert;

/**
 * An arrival minute of an input partition.
 *
 * @param input topic-partition
 * @param ms first millisecond
 */
public record InputMinute(String input, long ms) {}
