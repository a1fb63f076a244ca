package vn.dxpulse.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerAuditTest {

  private static final long MINUTE_MS = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  private static final InputMinute MINUTE = InputMinute.of("facts", 2, MINUTE_MS + 59_999);

  /** Ten records: 5 counted, 2 duplicates, one of them in conflict, 1 late, 2 rejected. */
  private static final Booked RIGHT = new Booked(10, 5, 2, 1, 1, 2, 0, 0);

  private static final Evidence TEN = Evidence.of(10, 1, 2);

  @Test
  void saysNothingOfBooksThatAddUp() {
    assertThat(check(TEN, RIGHT)).isEmpty();
  }

  @Test
  void reportsARecordThatWasNotRead() {
    assertThat(check(Evidence.of(11, 1, 2), RIGHT))
        .containsExactly(
            "facts-2 2026-03-01T10:00:00Z: ledger read 10, expected 11 records on the topic");
  }

  @Test
  void reportsARecordThatIsInNoClass() {
    assertThat(check(TEN, new Booked(10, 4, 2, 1, 1, 2, 0, 0)))
        .containsExactly(
            "facts-2 2026-03-01T10:00:00Z: ledger read 10,"
                + " but counted + duplicate + late + rejected + in_transit is 9");
  }

  @Test
  void reportsARecordThatIsStillUnderWay() {
    assertThat(check(TEN, new Booked(10, 4, 2, 1, 1, 2, 1, 0)))
        .containsExactly("facts-2 2026-03-01T10:00:00Z: ledger in_transit 1, expected 0");
  }

  @Test
  void reportsDeadLettersThatAreMissing() {
    assertThat(check(Evidence.of(10, 0, 1), RIGHT))
        .containsExactly(
            "facts-2 2026-03-01T10:00:00Z: ledger rejected 2, expected 1 on the rejected topic",
            "facts-2 2026-03-01T10:00:00Z: ledger late 1, expected 0 on the late topic");
  }

  @Test
  void reportsMoreConflictsThanDuplicates() {
    assertThat(check(TEN, new Booked(10, 5, 2, 3, 1, 2, 0, 0)))
        .containsExactly("facts-2 2026-03-01T10:00:00Z: ledger has 3 conflicts among 2 copies");
  }

  @Test
  void reportsMoreAnomaliesThanCounted() {
    assertThat(check(TEN, new Booked(10, 5, 2, 1, 1, 2, 0, 5))).isEmpty();
    assertThat(check(TEN, new Booked(10, 5, 2, 1, 1, 2, 0, 6)))
        .containsExactly(
            "facts-2 2026-03-01T10:00:00Z: ledger has 6 anomalous records among 5 counted");
  }

  @Test
  void reportsAMinuteWithoutBooksAndBooksWithoutAMinute() {
    assertThat(LedgerAudit.check(Map.of(MINUTE, Evidence.of(3, 0, 0)), Map.of()))
        .extracting(Mismatch::problem)
        .containsExactly("ledger read 0, expected 3 records on the topic");
    assertThat(LedgerAudit.check(Map.of(), Map.of(MINUTE, new Booked(3, 3, 0, 0, 0, 0, 0, 0))))
        .extracting(Mismatch::problem)
        .containsExactly("ledger read 3, expected 0 records on the topic");
  }

  @Test
  void acceptsAnyCountThatTheRunningMinuteHadWhileItWasCompared() {
    Evidence growing = new Evidence(new Span(8, 11), new Span(1, 1), new Span(1, 3));

    assertThat(check(growing, RIGHT)).isEmpty();
  }

  @Test
  void tellsBeingBehindFromBeingWrong() {
    List<Mismatch> behind =
        LedgerAudit.check(Map.of(MINUTE, Evidence.of(11, 1, 2)), Map.of(MINUTE, RIGHT));
    List<Mismatch> wrong =
        LedgerAudit.check(Map.of(MINUTE, Evidence.of(9, 1, 2)), Map.of(MINUTE, RIGHT));

    assertThat(behind).extracting(Mismatch::pending).containsExactly(true);
    assertThat(wrong).extracting(Mismatch::pending).containsExactly(false);
  }

  private static List<String> check(Evidence evidence, Booked booked) {
    return LedgerAudit.check(Map.of(MINUTE, evidence), Map.of(MINUTE, booked)).stream()
        .map(Mismatch::toString)
        .toList();
  }
}
