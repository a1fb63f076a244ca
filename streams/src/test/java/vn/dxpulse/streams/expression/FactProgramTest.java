package vn.dxpulse.streams.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.streams.decode.FactLayout;

class FactProgramTest {

  private static final Schema TRANSACTION = OnlineServiceTransactionCompleted.getClassSchema();

  private final OnlineServiceTransactionCompleted.Builder fact =
      OnlineServiceTransactionCompleted.newBuilder()
          .setEventId("e")
          .setEventTime(RandomFacts.NOON)
          .setProvinceCode("01")
          .setServiceCode("1.000001")
          .setSubmittedAt(RandomFacts.NOON.minusSeconds(5_400))
          .setDueAt(null)
          .setChannel("ONLINE")
          .setHandling("PARTIAL")
          .setFeeVnd(50_000)
          .setPaidOnline(true);

  @Test
  void writesTheValueWhereTheFilterHoldsAndZeroElsewhere() {
    assertThat(
            contributions(
                Term.EVERY,
                Term.counting("channel == \"ONLINE\""),
                new Term("channel == \"ONLINE\"", "fee_vnd"),
                new Term("channel == \"COUNTER\"", "fee_vnd"),
                new Term("", "(event_time - submitted_at).getMinutes()")))
        .containsExactly(1, 1, 50_000, 0, 90);
  }

  @Test
  void wholeUnitsOfADurationRoundTowardsZero() {
    fact.setSubmittedAt(RandomFacts.NOON.plusMillis(59_500));

    assertThat(
            contributions(
                new Term("", "(event_time - submitted_at).getSeconds()"),
                new Term("", "(event_time - submitted_at).getMinutes()"),
                new Term("", "(event_time - submitted_at).getHours()")))
        .containsExactly(-59, 0, 0);
  }

  @Test
  void textsAreComparedAsTheirBytes() {
    fact.setServiceCode("hồ sơ");

    assertThat(
            contributions(
                Term.counting("service_code == \"hồ sơ\""),
                Term.counting("service_code == \"ho so\""),
                Term.counting("service_code.startsWith(\"hồ\")")))
        .containsExactly(1, 0, 1);
  }

  @Test
  void fieldsMayLieAnywhereInTheLayout() {
    FactProgram program =
        FactProgram.compile(TRANSACTION, List.of(Term.counting("fee_vnd > 0 && paid_online")));
    FactLayout layout =
        new FactLayout(
            TRANSACTION, List.of("event_time", "province_code", "paid_online", "fee_vnd"));
    long[] contributions = new long[1];

    program.bind(layout).evaluate(ReadFact.cursor(fact.build(), layout), contributions);

    assertThat(contributions).containsExactly(1);
  }

  @Test
  void needsEveryFieldOfItsTermsInTheLayout() {
    FactProgram program = FactProgram.compile(TRANSACTION, List.of(Term.counting("paid_online")));
    FactLayout layout = new FactLayout(TRANSACTION, List.of("event_time"));

    assertThatThrownBy(() -> program.bind(layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("paid_online is not one of [event_time]");
  }

  @Test
  void equalPartsAreEvaluatedOnce() {
    FactProgram program =
        FactProgram.compile(
            TRANSACTION,
            List.of(
                Term.counting("due_at != null"),
                Term.counting("due_at != null && event_time <= due_at"),
                Term.counting("null != due_at && due_at >= event_time")));

    assertThat(program.fields()).containsExactly("due_at", "event_time");
    assertThat(program)
        .hasToString(
            """
            r0 = 1
            r1 = HAS due_at
            r2 = NUMBER event_time
            r3 = NUMBER due_at
            r4 = LESS_OR_EQUAL r2 r3
            r5 = AND r1 r4
            if r1 add r0
            if r5 add r0
            if r5 add r0""");
  }

  @Test
  void refusesUnusableTermsAllAtOnce() {
    assertThatThrownBy(
            () ->
                FactProgram.compile(
                    TRANSACTION, List.of(Term.counting("chanel == 1"), new Term("", "1.5"))))
        .isInstanceOf(InvalidTerms.class)
        .hasMessageContaining("'chanel' is neither a field nor a function here")
        .hasMessageContaining("'1.5' is a double, a whole number (int) is needed");
  }

  @Nested
  class WithoutADueDate {

    @Test
    void neitherOnTimeNorLate() {
      assertThat(
              contributions(
                  Term.counting("due_at != null && event_time <= due_at"),
                  Term.counting("due_at != null && event_time > due_at"),
                  Term.counting("due_at == null"),
                  new Term("due_at != null", "(due_at - event_time).getHours()")))
          .containsExactly(0, 0, 1, 0);
    }

    @Test
    void aGuardWorksBehindOrToo() {
      assertThat(contributions(Term.counting("due_at == null || event_time > due_at")))
          .containsExactly(1);
    }
  }

  @Nested
  class WithAbsurdDates {

    @Test
    void staysInOrderInsteadOfWrapping() {
      fact.setSubmittedAt(Instant.ofEpochMilli(Long.MIN_VALUE));

      assertThat(contributions(Term.counting("event_time - submitted_at > duration(\"1h\")")))
          .containsExactly(1);
    }
  }

  private long[] contributions(Term... terms) {
    return ReadFact.contributions(fact.build(), FactProgram.compile(TRANSACTION, List.of(terms)));
  }
}
