/**
 * What stands on Kafka: every topic with its name, key, value, cleanup policy and partitions.
 *
 * <p>Producers, streams and dashboard meet only here. {@link vn.dxpulse.schemas.topic.Topics} is
 * the one list of topics, {@link vn.dxpulse.schemas.topic.Topic} one entry of it, {@link
 * vn.dxpulse.schemas.topic.TopicCreator} makes them on a broker. Start with {@code Topics}. Keys
 * are UTF-8 strings with a documented grammar, values are flat Avro records in Confluent's wire
 * format. What a number means stands in {@code docs/domain.md}, not here.
 */
package vn.dxpulse.schemas.topic;
