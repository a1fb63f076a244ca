/**
 * How to reach Kafka and the schema registry: {@link vn.dxpulse.schemas.connect.Connection}, one
 * value that every part takes through its constructor.
 */
package vn.dxpulse.schemas.connect;
