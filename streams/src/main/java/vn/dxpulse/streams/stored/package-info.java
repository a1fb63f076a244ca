/**
 * Bytes in which state is kept: fields, and the version that begins them.
 *
 * <p>In and out: what {@link java.io.DataOutputStream} and {@link java.io.DataInputStream} have,
 * and days, texts of any length, lists and fields that may be missing. {@link
 * vn.dxpulse.streams.stored.StoredFormat} begins values with a version and reads no other. Which
 * fields stand in what order is told by the formats of {@code kpi}, {@code entity}, {@code alert}
 * and {@code topology}; what this package writes must not change, or they need new versions.
 */
package vn.dxpulse.streams.stored;
