/**
 * How an event gets onto its topic, with the right key and the right headers.
 *
 * <p>Start with {@link vn.dxpulse.producers.publish.Fact}: it binds an event to topic, key, id and
 * time, so that no caller chooses a key. {@link vn.dxpulse.producers.publish.EventPublisher} sends
 * facts to Kafka (out: {@code dx.evt.*}, Avro values, CloudEvents headers in binary mode);
 * importers and simulators see only {@link vn.dxpulse.producers.publish.FactSink}. Topics are not
 * created here.
 */
package vn.dxpulse.producers.publish;
