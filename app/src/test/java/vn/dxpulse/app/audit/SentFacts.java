package vn.dxpulse.app.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/**
 * What the test sends: good facts of every province, and of everything that is not counted a few,
 * each in the partition that librdkafka would choose, CRC32 over the key.
 */
public final class SentFacts implements AutoCloseable {

  /** Of each province, more for later ones, so that no two totals are mixed up unseen. */
  private static final int LEAST_PER_PROVINCE = 10;

  private static final int NOWHERE = 20;

  /** A province code that no unit has. */
  static final String NOBODY = "00";

  private static final Duration OLDER_THAN_DAY_PANES = Duration.ofDays(7_400);

  private final Instant now = Instant.now();
  private final Topics topics;
  private final Serializer<OnlineServiceTransactionCompleted> transactions;
  private final Serializer<DigitalEnterpriseRegistered> registrations;
  private final Serializer<DigitalEnterpriseClosed> closings;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Long> totalsByUnit = new HashMap<>();
  private final Map<String, Long> enterprisesByUnit = new HashMap<>();

  private SentFacts(EmbeddedStack stack) {
    topics = stack.topics();
    AvroValues avro = new AvroValues(stack.connection());
    transactions = avro.serializer(topics.transactions());
    registrations = avro.serializer(topics.enterprisesRegistered());
    closings = avro.serializer(topics.enterprisesClosed());
    producer =
        new KafkaProducer<>(
            stack.connection().clientProperties(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends more good facts, as many to every province. */
  public static SentFacts sendMoreTo(EmbeddedStack stack, String ids, int perProvince) {
    SentFacts facts = new SentFacts(stack);
    try (facts) {
      for (Unit unit : provinces()) {
        for (int i = 0; i < perProvince; i++) {
          facts.transaction(unit.code(), ids + "-" + unit.code() + "-" + i, facts.now, "ONLINE");
        }
        facts.totalsByUnit.put(unit.id().toString(), (long) perProvince);
      }
      facts.producer.flush();
    }
    return facts;
  }

  public static SentFacts sendTo(EmbeddedStack stack) {
    SentFacts facts = new SentFacts(stack);
    try (facts) {
      facts.sendGood();
      facts.sendEnterprises();
      facts.sendWhatIsNotCounted();
      facts.producer.flush();
    }
    return facts;
  }

  public Map<String, Long> totalsByUnit() {
    return Map.copyOf(totalsByUnit);
  }

  Map<String, Long> enterprisesByUnit() {
    return Map.copyOf(enterprisesByUnit);
  }

  /** Read, counted, anomalous, duplicate, conflict, late, rejected. */
  String booksOfTransactions() {
    long counted = totalsByUnit.values().stream().mapToLong(Long::longValue).sum();
    long provinces = totalsByUnit.size();
    return String.join(
        " ",
        Stream.of(
                counted + 5 * provinces + NOWHERE,
                counted,
                0L,
                2 * provinces,
                provinces,
                provinces,
                2 * provinces + NOWHERE)
            .map(String::valueOf)
            .toList());
  }

  @Override
  public void close() {
    producer.close();
    transactions.close();
    registrations.close();
    closings.close();
  }

  private static List<Unit> provinces() {
    return UnitRegistryFile.vietnam().units().stream()
        .filter(unit -> unit.validity().lastDay().isEmpty())
        .toList();
  }

  private void sendGood() {
    int number = LEAST_PER_PROVINCE;
    for (Unit unit : provinces()) {
      for (int i = 0; i < number; i++) {
        transaction(unit.code(), "good-" + unit.code() + "-" + i, now.minusSeconds(i), "ONLINE");
      }
      totalsByUnit.put(unit.id().toString(), (long) number);
      number++;
    }
  }

  private void sendEnterprises() {
    for (Unit unit : provinces()) {
      for (int i = 0; i < 5; i++) {
        String enterprise = unit.code() + "0000000" + i;
        send(
            topics.enterprisesRegistered(),
            registrations,
            enterprise,
            DigitalEnterpriseRegistered.newBuilder()
                .setEventId("registered-" + enterprise)
                .setEventTime(now.minusSeconds(60))
                .setEnterpriseId(enterprise)
                .setKind("DIGITAL")
                .setProvinceCode(unit.code())
                .build());
      }
      closed(unit.code() + "00000000", unit.code());
      enterprisesByUnit.put(unit.id().toString(), 4L);
    }
  }

  private void closed(String enterprise, String code) {
    send(
        topics.enterprisesClosed(),
        closings,
        enterprise,
        DigitalEnterpriseClosed.newBuilder()
            .setEventId("closed-" + enterprise)
            .setEventTime(now)
            .setEnterpriseId(enterprise)
            .setProvinceCode(code)
            .build());
  }

  private void sendWhatIsNotCounted() {
    for (Unit unit : provinces()) {
      String code = unit.code();
      transaction(code, "good-" + code + "-0", now, "ONLINE"); // duplicate
      transaction(code, "good-" + code + "-1", now.minusSeconds(1), "COUNTER"); // conflict
      transaction(code, "late-" + code, now.minus(OLDER_THAN_DAY_PANES), "ONLINE");
      transaction(code, "future-" + code, now.plus(Duration.ofHours(2)), "ONLINE");
      bytes(topics.transactions(), code, "garbage".getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < NOWHERE; i++) {
      transaction(NOBODY, "nowhere-" + i, now, "ONLINE");
      bytes(topics.indicators(), "01", new byte[] {1, 2, 3});
      bytes(topics.enterprisesRegistered(), "x" + i, new byte[0]);
    }
  }

  private void transaction(String code, String id, Instant at, String channel) {
    send(
        topics.transactions(),
        transactions,
        code,
        OnlineServiceTransactionCompleted.newBuilder()
            .setEventId(id)
            .setEventTime(at)
            .setProvinceCode(code)
            .setServiceCode("1.000001")
            .setSubmittedAt(at.minus(Duration.ofHours(1)))
            .setDueAt(null)
            .setChannel(channel)
            .setHandling("PARTIAL")
            .setFeeVnd(0)
            .setPaidOnline(false)
            .setSimulated(false)
            .build());
  }

  private <V extends SpecificRecord> void send(
      Topic<V> topic, Serializer<V> serializer, String key, V event) {
    bytes(topic, key, serializer.serialize(topic.name(), event));
  }

  // Failures show as wrong totals.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void bytes(Topic<?> topic, String key, byte[] value) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(keyBytes);
    int partition = (int) (crc.getValue() % topic.partitions());
    producer.send(new ProducerRecord<>(topic.name(), partition, keyBytes, value));
  }
}
