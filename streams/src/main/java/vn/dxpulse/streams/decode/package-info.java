/**
 * From the bytes of a fact to its fields, without an object per record.
 *
 * <p>In: a value in Confluent's wire format (0x00, 4-byte schema id, Avro body). Out: the fields
 * that the KPIs need, in a {@link vn.dxpulse.streams.decode.FactCursor} that is reused. {@link
 * vn.dxpulse.streams.decode.FactReader} ties the parts together and is the type to read first.
 * Fields that nobody needs are skipped; writers with older or newer schemas are read through a plan
 * compiled once per schema id. Judging what a fact says is not done here.
 */
package vn.dxpulse.streams.decode;
