package vn.dxpulse.producers.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.topic.Topics;

class EventPublisherTest {

  private static final Instant TIME = Instant.parse("2025-08-29T03:04:05.678Z");
  private static final Connection CONNECTION =
      Connection.to("127.0.0.1:1", "mock://event-publisher-test");

  private final Topics topics = new Topics(3);
  private final MockProducer<String, byte[]> broker =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final EventPublisher publisher =
      new EventPublisher(
          broker,
          new FactEncoder(new AvroValues(CONNECTION), topics, URI.create("urn:test")),
          Duration.ofSeconds(1));

  @Test
  void sendsTheEventWithCloudEventsHeaders() {
    publisher.publish(Fact.of(transaction("e1", "19")));

    ProducerRecord<String, byte[]> record = broker.history().get(0);
    assertThat(record.topic()).isEqualTo("dx.evt.online-service-transaction-completed.v1");
    assertThat(record.key()).isEqualTo("19");
    assertThat(headers(record))
        .containsOnly(
            Map.entry("content-type", "application/avro"),
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "e1"),
            Map.entry("ce_source", "urn:test"),
            Map.entry("ce_type", "vn.dxpulse.online-service-transaction-completed.v1"),
            Map.entry("ce_time", "2025-08-29T03:04:05.678Z"),
            Map.entry("ce_subject", "19"));
  }

  @Test
  void anEventWithoutRegionHasAnEmptyKeyAndNoSubject() {
    publisher.publish(Fact.of(transaction("e1", "")));

    ProducerRecord<String, byte[]> record = broker.history().get(0);
    assertThat(record.key()).isEmpty();
    assertThat(headers(record)).doesNotContainKey("ce_subject");
  }

  @Test
  void valuesReadBackAsTheyWereSent() {
    OnlineServiceTransactionCompleted event = transaction("e1", "19");

    publisher.publish(Fact.of(event));

    try (var deserializer = new AvroValues(CONNECTION).deserializer(topics.transactions())) {
      assertThat(
              deserializer.deserialize(
                  topics.transactions().name(), broker.history().get(0).value()))
          .isEqualTo(event);
    }
  }

  @Test
  void eventsAboutAnEntityAreKeyedByIt() {
    assertThat(
            Fact.of(
                    DigitalEnterpriseClosed.newBuilder()
                        .setEventId("e")
                        .setEventTime(TIME)
                        .setEnterpriseId("0101234567")
                        .setProvinceCode("01")
                        .build())
                .key())
        .isEqualTo("0101234567");
    assertThat(
            Fact.of(
                    PublicServiceListed.newBuilder()
                        .setEventId("e")
                        .setEventTime(TIME)
                        .setProvinceCode("01")
                        .setServiceCode("1.004222")
                        .setLevel("PARTIAL")
                        .setUsableOnPhone(true)
                        .build())
                .key())
        .isEqualTo("01|1.004222");
  }

  @Test
  void servicesOfAProvinceGoToThePartitionOfTheProvince() {
    for (String service : List.of("1.004222", "1.004223", "2.000001", "2.000002")) {
      publisher.publish(
          Fact.of(
              PublicServiceListed.newBuilder()
                  .setEventId(service)
                  .setEventTime(TIME)
                  .setProvinceCode("19")
                  .setServiceCode(service)
                  .setLevel("PARTIAL")
                  .setUsableOnPhone(true)
                  .build()));
    }

    assertThat(broker.history())
        .hasSize(4)
        .allMatch(record -> record.partition() == KeyPartition.of("19", 3))
        .allMatch(record -> record.key().startsWith("19|"));
  }

  @Test
  void countsWhatTheBrokersAcknowledged() {
    publisher.publish(Fact.of(transaction("e1", "19")));
    publisher.publish(Fact.of(transaction("e2", "19")));

    broker.completeNext();

    assertThat(publisher.acknowledged()).isEqualTo(1);
  }

  @Test
  void theFirstFailureMakesEveryLaterCallFail() {
    publisher.publish(Fact.of(transaction("e1", "19")));
    publisher.publish(Fact.of(transaction("e2", "01")));
    broker.errorNext(new TimeoutException("no answer for 120 s"));
    broker.errorNext(new TimeoutException("no answer either"));

    assertThatThrownBy(() -> publisher.publish(Fact.of(transaction("e3", "19"))))
        .isInstanceOfSatisfying(
            PublishFailed.class,
            failure -> {
              assertThat(failure.topic()).isEqualTo(topics.transactions().name());
              assertThat(failure.key()).isEqualTo("19");
              assertThat(failure.eventId()).isEqualTo("e1");
              assertThat(failure).hasCauseInstanceOf(TimeoutException.class);
            });
    assertThatThrownBy(publisher::flush).isInstanceOf(PublishFailed.class);
    assertThatThrownBy(publisher::close)
        .isInstanceOf(PublishFailed.class)
        .hasMessageContaining("event e1 with key '19' was not delivered to dx.evt.online")
        .hasMessageContaining("no answer for 120 s");
    assertThat(broker.history()).hasSize(2);
  }

  @Test
  void aFailureInsideTryWithResourcesKeepsItsFirstCause() {
    assertThatThrownBy(
            () -> {
              try (publisher) {
                publisher.publish(Fact.of(transaction("e1", "19")));
                broker.errorNext(new TimeoutException("no answer"));
                publisher.publish(Fact.of(transaction("e2", "19")));
              }
            })
        .isInstanceOf(PublishFailed.class)
        .hasMessageContaining("event e1")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
  }

  @Test
  void closingTwiceDoesNothingMore() {
    publisher.close();

    assertThatCode(publisher::close).doesNotThrowAnyException();
    assertThat(broker.closed()).isTrue();
  }

  @Test
  void aClusterThatCannotBeReachedIsAFailedDelivery() {
    Connection unreachable =
        new Connection("127.0.0.1:1", "mock://event-publisher-test", Map.of("max.block.ms", "100"));
    EventPublisher real = new EventPublisher(unreachable, topics, URI.create("urn:test"));

    assertThatThrownBy(
            () -> {
              try (real) {
                real.publish(Fact.of(transaction("e1", "19")));
              }
            })
        .isInstanceOf(PublishFailed.class)
        .hasMessageContaining("event e1")
        .hasRootCauseInstanceOf(TimeoutException.class);
    assertThat(real.acknowledged()).isZero();
  }

  @Test
  void aRegistryThatCannotBeReachedIsAFailedDelivery() {
    Connection unreachable =
        new Connection("127.0.0.1:1", "http://127.0.0.1:1", Map.of("max.retries", "0"));
    EventPublisher real =
        new EventPublisher(
            broker,
            new FactEncoder(new AvroValues(unreachable), topics, URI.create("urn:test")),
            Duration.ofSeconds(1));

    assertThatThrownBy(() -> real.publish(Fact.of(transaction("e1", "19"))))
        .isInstanceOf(PublishFailed.class);
    assertThat(broker.history()).isEmpty();
  }

  @Test
  void overridesOfTheConnectionWin() {
    Connection connection =
        new Connection("k:9092", "http://r:8081", Map.of("delivery.timeout.ms", "45000"));

    assertThat(EventPublisher.properties(connection))
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("compression.type", "lz4")
        .containsEntry("delivery.timeout.ms", "45000");
  }

  private static Map<String, String> headers(ProducerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  private static OnlineServiceTransactionCompleted transaction(String id, String province) {
    return OnlineServiceTransactionCompleted.newBuilder()
        .setEventId(id)
        .setEventTime(TIME)
        .setProvinceCode(province)
        .setServiceCode("1.004222")
        .setSubmittedAt(TIME.minus(Duration.ofDays(2)))
        .setChannel("ONLINE")
        .setHandling("FULL_PROCESS")
        .build();
  }
}
