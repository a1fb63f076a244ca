package vn.dxpulse.app.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.LateRecord;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Counts the topics of facts again and compares them with ledger and dead letters.
 *
 * <p>Judges the records that were there when it began. What the application has not read by then is
 * waited for; the minute that was running is compared before and after, so the input may go on.
 * Costs some 300 bytes of heap for each partition and minute. For one thread.
 */
public final class Verification implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Topics topics;
  private final ConsumedOffsets consumed;
  private final CommittedReader facts;
  private final CommittedReader ledger;
  private final CommittedReader rejected;
  private final CommittedReader late;
  private final Deserializer<LedgerRow> ledgerRows;
  private final Deserializer<RejectedRecord> rejectedRecords;
  private final Deserializer<LateRecord> lateRecords;
  private final OriginCheck origins;

  private final LetterCounts rejectedCounts = new LetterCounts();
  private final LetterCounts lateCounts = new LetterCounts();
  private final Map<InputMinute, Booked> booked = new HashMap<>();
  private final List<Mismatch> wrongLetters = new ArrayList<>();

  /**
   * Connects.
   *
   * @param applicationId consumer group of the streams application that keeps the books
   */
  public Verification(Connection connection, Topics topics, String applicationId) {
    this.topics = topics;
    AvroValues avro = new AvroValues(connection);
    ledgerRows = avro.deserializer(topics.ledger());
    rejectedRecords = avro.deserializer(topics.rejected());
    lateRecords = avro.deserializer(topics.late());
    consumed = new ConsumedOffsets(connection, applicationId);
    facts = CommittedReader.fromBeginning(connection, topics.accounted());
    ledger = CommittedReader.fromBeginning(connection, List.of(topics.ledger()));
    rejected = CommittedReader.fromBeginning(connection, List.of(topics.rejected()));
    late = CommittedReader.fromBeginning(connection, List.of(topics.late()));
    origins = new OriginCheck(connection, wrongLetters::add);
  }

  /**
   * Compares everything; call once.
   *
   * @param now the moment that books are kept back from
   * @param wait for how long to wait for the application to catch up
   */
  public AuditReport run(Instant now, Duration wait) throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    long keptMs = Long.parseLong(topics.ledger().config().get("retention.ms"));
    RecordCounts counts =
        new RecordCounts(now.toEpochMilli() - keptMs, now.toEpochMilli(), facts.beginnings());
    Map<TopicPartition, Long> ends = facts.ends();
    facts.readTo(ends, counts::add);
    while (true) {
      AuditReport report = compare(counts, ends);
      if (report.addsUp() || System.nanoTime() >= deadline) {
        return report;
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  @Override
  public void close() {
    List.of(ledgerRows, rejectedRecords, lateRecords).forEach(Deserializer::close);
    origins.close();
    List.of(late, rejected, ledger, facts).forEach(CommittedReader::close);
    consumed.close();
  }

  private AuditReport compare(RecordCounts counts, Map<TopicPartition, Long> ends) {
    counts.beginRound();
    readLetters();
    rejectedCounts.beginRound();
    lateCounts.beginRound();
    Map<TopicPartition, Long> lag = consumed.lag(ends);
    ledger.readToEnd(this::takeRow);
    facts.readToEnd(counts::addLater);
    readLetters();
    origins.finish();

    Map<InputMinute, Evidence> evidence = evidence(counts);
    Map<InputMinute, Booked> judged = new HashMap<>(booked);
    judged.keySet().removeIf(minute -> !counts.isJudged(minute));
    List<Mismatch> mismatches = new ArrayList<>(LedgerAudit.check(evidence, judged));
    mismatches.addAll(wrongLetters);
    return AuditReport.of(topics.accounted(), judged, mismatches, lag);
  }

  private Map<InputMinute, Evidence> evidence(RecordCounts counts) {
    Set<InputMinute> minutes = new HashSet<>(counts.minutes());
    minutes.addAll(rejectedCounts.minutes(counts::isJudged));
    minutes.addAll(lateCounts.minutes(counts::isJudged));
    Map<InputMinute, Evidence> evidence = new HashMap<>();
    for (InputMinute minute : minutes) {
      if (counts.isJudged(minute)) {
        evidence.put(
            minute,
            new Evidence(counts.of(minute), lateCounts.of(minute), rejectedCounts.of(minute)));
      }
    }
    return evidence;
  }

  private void readLetters() {
    rejected.readToEnd(
        record ->
            take(
                DeadLetter.of(rejectedRecords.deserialize(record.topic(), record.value())),
                rejectedCounts,
                lateCounts));
    late.readToEnd(
        record ->
            take(
                DeadLetter.of(lateRecords.deserialize(record.topic(), record.value())),
                lateCounts,
                rejectedCounts));
  }

  private void take(DeadLetter letter, LetterCounts into, LetterCounts other) {
    if (!into.add(letter)) {
      return;
    }
    boolean known =
        topics.accounted().stream()
            .anyMatch(
                topic ->
                    topic.name().equals(letter.input().topic())
                        && letter.input().partition() < topic.partitions());
    if (!known) {
      wrong(letter, "dead letter of a partition that nobody reads");
      return;
    }
    if (other.has(letter)) {
      wrong(letter, "both late and rejected, expected one of them");
    }
    origins.add(letter);
  }

  private void wrong(DeadLetter letter, String problem) {
    wrongLetters.add(new Mismatch(letter.input(), letter.origin(), problem, false));
  }

  private void takeRow(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return; // tombstone: none are written
    }
    LedgerRow row = ledgerRows.deserialize(record.topic(), record.value());
    booked.put(
        InputMinute.of(row.getTopic(), row.getPartition(), row.getMinute().toEpochMilli()),
        Booked.of(row));
  }
}
