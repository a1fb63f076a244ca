/**
 * Which events were accepted already.
 *
 * <p>Pure: no Kafka, no Avro, no clock. In: the 128-bit hash of an event's topic and id, a hash of
 * its content, and its arrival time. Out: whether it is new. Start with {@link
 * vn.dxpulse.streams.duplicate.SeenIds}; {@link vn.dxpulse.streams.duplicate.IdBlocks} is how the
 * ids are kept, in blocks and not one by one. What becomes of a duplicate is decided elsewhere.
 */
package vn.dxpulse.streams.duplicate;
