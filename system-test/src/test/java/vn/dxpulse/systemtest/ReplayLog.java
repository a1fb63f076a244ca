package vn.dxpulse.systemtest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.MilestoneDeclared;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.event.ServiceFeedbackSubmitted;
import vn.dxpulse.schemas.event.WorkRecordProcessed;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Seventy days of facts of every kind, written with the arrival times of those days: out of order,
 * twice, with other content, late, broken, and in partitions they do not belong to. All of it
 * follows from the seed.
 *
 * <p>Strays are of the last 29 days only. How long a stray travels in a replay nobody knows, and
 * the row of its hour is corrected for 30 days.
 */
final class ReplayLog implements AutoCloseable {

  static final Instant START = Instant.parse("2025-08-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofDays(70);
  private static final Instant STRAYS_FROM = START.plus(LENGTH).minus(Duration.ofDays(29));
  private static final List<String> CODES = List.of("01", "04", "19", "24", "31", "48", "79", "92");

  private static final List<String> LEVELS =
      List.of("LEVEL_3", "LEVEL_4", "FULL_PROCESS", "PARTIAL", "INFORMATION", "WITHDRAWN", "NONE");

  private final SplittableRandom random;
  private final Topics topics;
  private final int facts;
  private final Map<String, Serializer<?>> serializers = new HashMap<>();
  private final AvroValues avro;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<OnlineServiceTransactionCompleted> earlier = new ArrayList<>();
  private Instant arrival = START;
  private Instant lastEvent = START;
  private int number;

  private ReplayLog(EmbeddedStack stack, long seed, int facts) {
    this.random = new SplittableRandom(seed);
    this.topics = stack.topics();
    this.facts = facts;
    this.avro = new AvroValues(stack.connection());
    this.producer =
        new KafkaProducer<>(
            stack.connection().clientProperties(Map.of("acks", "all", "linger.ms", 5)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes {@code facts} facts. */
  static void write(EmbeddedStack stack, long seed, int facts) {
    try (ReplayLog log = new ReplayLog(stack, seed, facts)) {
      for (log.number = 0; log.number < facts; log.number++) {
        log.writeNext();
      }
      log.producer.flush();
    }
  }

  @Override
  public void close() {
    producer.close();
    serializers.values().forEach(Serializer::close);
  }

  private void writeNext() {
    arrival = START.plus(LENGTH.dividedBy(facts).multipliedBy(number));
    switch (random.nextInt(22)) {
      case 0 -> feedback();
      case 1 -> workRecord();
      case 2 -> registered();
      case 3 -> closed();
      case 4 -> statistic();
      case 5 -> milestone();
      case 6 -> send(topics.transactions(), "19", new byte[] {1, 2, 3});
      case 7, 8 -> again();
      case 9 -> relocated();
      case 10 -> listed();
      default -> transaction();
    }
  }

  private void transaction() {
    Instant at = eventTime();
    OnlineServiceTransactionCompleted fact =
        OnlineServiceTransactionCompleted.newBuilder()
            .setEventId("t" + number)
            .setEventTime(at)
            .setProvinceCode(code())
            .setServiceCode("1.000001")
            .setSubmittedAt(at.minusSeconds(random.nextInt(1_000_000)))
            .setDueAt(random.nextBoolean() ? at.plusSeconds(random.nextInt(-9, 9)) : null)
            .setChannel(random.nextBoolean() ? "ONLINE" : "COUNTER")
            .setHandling("PARTIAL")
            .setFeeVnd(random.nextInt(2))
            .setPaidOnline(random.nextBoolean())
            .setSimulated(false)
            .build();
    boolean stray = send(topics.transactions(), fact.getProvinceCode(), fact);
    if (!stray) {
      earlier.add(fact);
    }
  }

  // Of copies that come through different partitions, which is the first to be seen is up to
  // chance; so these, some with other content, take the way of the original.
  private void again() {
    if (earlier.isEmpty()) {
      transaction();
      return;
    }
    OnlineServiceTransactionCompleted fact = earlier.get(random.nextInt(earlier.size()));
    if (random.nextInt(3) == 0) {
      fact = OnlineServiceTransactionCompleted.newBuilder(fact).setChannel("POST").build();
    }
    byte[] key = fact.getProvinceCode().getBytes(StandardCharsets.UTF_8);
    send(
        topics.transactions(),
        KeyPartition.of(key, topics.partitions()),
        key,
        bytes(topics.transactions(), fact));
  }

  private void feedback() {
    ServiceFeedbackSubmitted fact =
        ServiceFeedbackSubmitted.newBuilder()
            .setEventId("f" + number)
            .setEventTime(eventTime())
            .setProvinceCode(code())
            .setServiceCode("1.000001")
            .setScore(random.nextInt(1, 7))
            .build();
    send(topics.feedback(), fact.getProvinceCode(), fact);
  }

  private void workRecord() {
    WorkRecordProcessed fact =
        WorkRecordProcessed.newBuilder()
            .setEventId("w" + number)
            .setEventTime(eventTime())
            .setProvinceCode(code())
            .setLevel(List.of("PROVINCE", "DISTRICT", "COMMUNE").get(random.nextInt(3)))
            .setOnline(random.nextBoolean())
            .build();
    send(topics.workRecords(), fact.getProvinceCode(), fact);
  }

  private void registered() {
    DigitalEnterpriseRegistered fact =
        DigitalEnterpriseRegistered.newBuilder()
            .setEventId("r" + number)
            .setEventTime(eventTime())
            .setEnterpriseId(enterprise())
            .setKind(random.nextBoolean() ? "DIGITAL" : "DIGITAL_TECHNOLOGY")
            .setProvinceCode(code())
            .setSimulated(random.nextInt(100) == 0)
            .build();
    send(topics.enterprisesRegistered(), fact.getEnterpriseId(), fact);
  }

  private void closed() {
    DigitalEnterpriseClosed fact =
        DigitalEnterpriseClosed.newBuilder()
            .setEventId("c" + number)
            .setEventTime(eventTime())
            .setEnterpriseId(enterprise())
            .setProvinceCode(code())
            .setSimulated(random.nextInt(100) == 0)
            .build();
    send(topics.enterprisesClosed(), fact.getEnterpriseId(), fact);
  }

  private void relocated() {
    DigitalEnterpriseRelocated fact =
        DigitalEnterpriseRelocated.newBuilder()
            .setEventId("v" + number)
            .setEventTime(eventTime())
            .setEnterpriseId(enterprise())
            .setFromProvinceCode(code())
            .setProvinceCode(code())
            .setSimulated(random.nextInt(100) == 0)
            .build();
    send(topics.enterprisesRelocated(), fact.getEnterpriseId(), fact);
  }

  private void listed() {
    PublicServiceListed fact =
        PublicServiceListed.newBuilder()
            .setEventId("s" + number)
            .setEventTime(eventTime())
            .setProvinceCode(code())
            .setServiceCode("1." + random.nextInt(20))
            .setLevel(LEVELS.get(random.nextInt(LEVELS.size())))
            .setUsableOnPhone(random.nextBoolean())
            .setSimulated(random.nextInt(100) == 0)
            .build();
    send(topics.publicServices(), fact.getProvinceCode(), fact);
  }

  private void statistic() {
    IndicatorReported fact =
        IndicatorReported.newBuilder()
            .setEventId("i" + number)
            .setEventTime(Instant.parse("2024-12-31T16:59:59.999Z"))
            .setProvinceCode("19")
            .setUnitValidFrom("2019-04-01")
            .setIndicator("dti_rank")
            .setMethod("mic")
            .setPeriod("2024")
            .setValue(random.nextInt(1, 63))
            .setNumerator(null)
            .setDenominator(null)
            .setUnitOfMeasure("rank")
            .setUniverse(63)
            .setPublishedAt(arrival.minusSeconds(random.nextInt(1_000_000)))
            .setSourceTitle("ranking")
            .setSourceUrl("https://dti.example/" + number)
            .setNote(null)
            .setSimulated(false)
            .build();
    send(topics.indicators(), fact.getProvinceCode(), fact);
  }

  private void milestone() {
    MilestoneDeclared fact =
        MilestoneDeclared.newBuilder()
            .setEventId("m" + number)
            .setEventTime(eventTime())
            .setProvinceCode(code())
            .setMilestone("smart_city")
            .setSubject("city " + random.nextInt(9))
            .setDeclaredBy("people's committee")
            .setWithdrawn(random.nextInt(3) == 0)
            .setSourceUrl("https://example.vn/declared")
            .setSimulated(false)
            .build();
    send(topics.milestones(), fact.getProvinceCode(), fact);
  }

  private Instant eventTime() {
    lastEvent = randomTime();
    return lastEvent;
  }

  private Instant randomTime() {
    return switch (random.nextInt(12)) {
      case 0 -> arrival.minus(Duration.ofDays(random.nextInt(60)));
      case 1 -> arrival.minus(Duration.ofMinutes(random.nextInt(60 * 24)));
      case 2 -> arrival.plusMillis(random.nextInt(330_000));
      case 3 -> arrival.minus(Duration.ofDays(7_300 + random.nextInt(10)));
      default -> arrival.minusMillis(random.nextInt(90_000));
    };
  }

  private String code() {
    return CODES.get(random.nextInt(CODES.size()));
  }

  private String enterprise() {
    return "E" + random.nextInt(300);
  }

  private <V extends SpecificRecord> byte[] bytes(Topic<V> topic, V fact) {
    @SuppressWarnings("unchecked") // a serializer is kept under the name of its topic
    Serializer<V> serializer =
        (Serializer<V>) serializers.computeIfAbsent(topic.name(), name -> avro.serializer(topic));
    return serializer.serialize(topic.name(), fact);
  }

  private <V extends SpecificRecord> boolean send(Topic<V> topic, String key, V fact) {
    return send(topic, key, bytes(topic, fact));
  }

  /** True if it went to a partition that may be another one than its own. */
  private boolean send(Topic<?> topic, String key, byte[] value) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    boolean strays = lastEvent.isAfter(STRAYS_FROM) && random.nextInt(10) == 0;
    int partition =
        strays ? random.nextInt(topic.partitions()) : KeyPartition.of(keyBytes, topic.partitions());
    send(topic, partition, keyBytes, value);
    return strays;
  }

  // A failure shows as a record that is missing.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(Topic<?> topic, int partition, byte[] key, byte[] value) {
    producer.send(
        new ProducerRecord<>(topic.name(), partition, arrival.toEpochMilli(), key, value));
  }
}
