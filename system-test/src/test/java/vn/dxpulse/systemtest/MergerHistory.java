package vn.dxpulse.systemtest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;

/**
 * Dossiers and enterprises of 2019 to 2026, of every unit that existed on their day, in no order of
 * time; and what a batch job counts of them, in both views. All of it follows from the seed.
 */
final class MergerHistory {

  private static final LocalDate FIRST_DAY = LocalDate.parse("2019-01-01");
  private static final int DAYS = 365 * 7 + 180;

  /** One fact in so many is a registration. */
  private static final int FACTS_PER_ENTERPRISE = 50;

  private final SplittableRandom random;
  private final long facts;
  private final MergedUnits units = new MergedUnits();
  private final Map<String, Counted> reported = new TreeMap<>();
  private final Map<String, Counted> restated = new TreeMap<>();
  private final Counted everywhere = new Counted();

  MergerHistory(long seed, long facts) {
    this.random = new SplittableRandom(seed);
    this.facts = facts;
    units.all().forEach(unit -> reported.put(unit, new Counted()));
  }

  /** Sends everything; returns when all is acknowledged. */
  void publish(EmbeddedStack stack) {
    AvroValues avro = new AvroValues(stack.connection());
    Topic<OnlineServiceTransactionCompleted> dossiers = stack.topics().transactions();
    Topic<DigitalEnterpriseRegistered> enterprises = stack.topics().enterprisesRegistered();
    Map<String, Object> settings =
        stack.connection().clientProperties(Map.of("acks", "all", "linger.ms", 20));
    try (KafkaProducer<String, OnlineServiceTransactionCompleted> toDossiers =
            new KafkaProducer<>(settings, new StringSerializer(), avro.serializer(dossiers));
        KafkaProducer<String, DigitalEnterpriseRegistered> toEnterprises =
            new KafkaProducer<>(settings, new StringSerializer(), avro.serializer(enterprises))) {
      for (long number = 0; number < facts; number++) {
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        List<String> codes = units.codes(day);
        String code = codes.get(random.nextInt(codes.size()));
        Future<RecordMetadata> unused =
            number % FACTS_PER_ENTERPRISE == 0
                ? toEnterprises.send(
                    new ProducerRecord<>(
                        enterprises.name(), "E" + number, enterprise(number, code, day)))
                : toDossiers.send(
                    new ProducerRecord<>(dossiers.name(), code, dossier(number, code, day)));
      }
    }
  }

  /** What units say as they were, by id. */
  Map<String, Counted> reported() {
    return reported;
  }

  /** What today's units say with all that was merged into them, by id. */
  Map<String, Counted> restated() {
    return restated;
  }

  Counted everywhere() {
    return everywhere;
  }

  private DigitalEnterpriseRegistered enterprise(long number, String code, LocalDate day) {
    countOf(code, day).forEach(counted -> counted.enterprises++);
    return DigitalEnterpriseRegistered.newBuilder()
        .setEventId("e-" + number)
        .setEventTime(time(day))
        .setEnterpriseId("E" + number)
        .setProvinceCode(code)
        .setKind("DIGITAL")
        .setSimulated(false)
        .build();
  }

  private OnlineServiceTransactionCompleted dossier(long number, String code, LocalDate day) {
    boolean online = random.nextInt(3) > 0;
    boolean due = random.nextBoolean();
    boolean onTime = random.nextInt(5) > 0;
    for (Counted counted : countOf(code, day)) {
      counted.dossiers++;
      counted.online += online ? 1 : 0;
      counted.withDueDate += due ? 1 : 0;
      counted.onTime += due && onTime ? 1 : 0;
    }
    Instant at = time(day);
    return OnlineServiceTransactionCompleted.newBuilder()
        .setEventId("d-" + number)
        .setEventTime(at)
        .setProvinceCode(code)
        .setServiceCode("1.00" + random.nextInt(10))
        .setSubmittedAt(at.minus(Duration.ofHours(random.nextInt(500))))
        .setDueAt(due ? at.plusSeconds(onTime ? 60 : -60) : null)
        .setChannel(online ? "ONLINE" : "COUNTER")
        .setHandling("PARTIAL")
        .setFeeVnd(0)
        .setPaidOnline(false)
        .setSimulated(false)
        .build();
  }

  private List<Counted> countOf(String code, LocalDate day) {
    return List.of(
        reported.get(units.unit(code, day)),
        restated.computeIfAbsent(units.unitOfToday(code, day), unit -> new Counted()),
        everywhere);
  }

  /** A moment of a Vietnamese day, its first and last milliseconds too. */
  private Instant time(LocalDate day) {
    Instant start = day.atStartOfDay(ZoneOffset.ofHours(7)).toInstant();
    long ms = Duration.ofDays(1).toMillis();
    return switch (random.nextInt(20)) {
      case 0 -> start;
      case 1 -> start.plusMillis(ms - 1);
      default -> start.plusMillis(random.nextLong(ms));
    };
  }

  /** Numbers of one unit. */
  static final class Counted {
    private long dossiers;
    private long online;
    private long withDueDate;
    private long onTime;
    private long enterprises;

    /** What the rows of all time and of now must say, by KPI. */
    Map<String, ShownRow> rows() {
      Map<String, ShownRow> rows = new TreeMap<>();
      rows.put("transactions_completed|all", ShownRow.count(dossiers, false));
      rows.put("online_submission_rate|all", ShownRow.ratio(online, dossiers, false));
      rows.put("on_time_rate|all", ShownRow.ratio(onTime, withDueDate, false));
      rows.put(
          "digital_enterprises|now",
          enterprises == 0 ? ShownRow.unknown() : ShownRow.count(enterprises, false));
      return rows;
    }
  }
}
