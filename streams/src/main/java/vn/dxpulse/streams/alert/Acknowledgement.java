package vn.dxpulse.streams.alert;

import java.util.OptionalLong;

/**
 * Somebody takes an alert.
 *
 * @param comment may be empty
 * @param untilMs when it ends by itself, if it does; in any case when the alert is resolved
 */
public record Acknowledgement(String owner, String comment, OptionalLong untilMs) {}
