package vn.dxpulse.streams.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;

class FactLanguageTest {

  private final FactLanguage language =
      FactLanguage.of(OnlineServiceTransactionCompleted.getClassSchema());

  @Nested
  class Nullable {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "due_at != null && event_time <= due_at",
          "null != due_at && event_time <= due_at",
          "due_at == null || event_time <= due_at",
          "!(due_at == null) && event_time <= due_at",
          "!(due_at == null || due_at < event_time)",
          "(paid_online && due_at != null) && due_at > event_time",
          "(due_at == null || paid_online) && true"
        })
    void fieldsCanBeUsedBehindAGuard(String filter) {
      assertThat(language.problems(Term.counting(filter))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "event_time <= due_at",
          "event_time <= due_at && due_at != null",
          "due_at == null && due_at < event_time",
          "due_at != null || due_at < event_time",
          "(due_at != null || paid_online) && due_at < event_time",
          "!(due_at != null) && due_at < event_time",
          "due_at == event_time"
        })
    void fieldsCannotBeUsedWithoutOne(String filter) {
      assertThat(language.problems(Term.counting(filter)))
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .contains("column ")
                      .endsWith("due_at may be null; write due_at != null && before it"));
    }

    @Test
    void theFilterGuardsTheValue() {
      Term guarded = new Term("due_at != null", "(due_at - event_time).getHours()");
      Term unguarded = new Term("paid_online", "(due_at - event_time).getHours()");

      assertThat(language.problems(guarded)).isEmpty();
      assertThat(language.problems(unguarded))
          .containsExactly(
              new TermProblem(
                  TermProblem.Part.VALUE,
                  "column 2: due_at may be null; write due_at != null && before it"));
    }

    @Test
    void textsAndNumbersNeedAGuardToo() {
      FactLanguage statistics = FactLanguage.of(IndicatorReported.getClassSchema());

      assertThat(statistics.problems(Term.counting("note != null && note == \"x\""))).isEmpty();
      assertThat(statistics.problems(new Term("numerator != null", "numerator + 1"))).isEmpty();
      assertThat(statistics.problems(new Term("note == \"x\"", "numerator"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          channel.matches("O.*")          | column 16: matches() is not supported; allowed:
          size(channel) > 1               | column 5: size() is not supported; allowed:
          channel < "P"                   | column 9: comparing by order what is no number
          channel == handling             | column 9: comparing texts other than a field
          channel + "x" == "Yx"           | column 15: comparing texts other than a field
          fee_vnd / 2 > 1                 | column 9: '/' is not supported; allowed:
          fee_vnd > 1.5                   | column 9: found no matching overload for '_>_'
          paid_online ? true : false      | column 13: '?:' is not supported; allowed:
          [1, 2].exists(x, x == fee_vnd)  | column 14: 'exists' is neither a field nor a function
          event_time.getHours() > 8       | column 20: getHours() of anything but a duration
          channel in []                   | column 9: in without a list of values
          fee_vnd in [fee_vnd]            | column 13: a list of anything but numbers or texts
          event_time > timestamp("today") | column 24: 'today' is no timestamp such as
          duration("1d") > duration("1h") | column 10: '1d' is no duration such as "1h30m"
          duration("1us") > duration("0s")| column 10: '1us' is no duration such as
          channel ==                      | column 11: mismatched input
          fee_vnd                         | 'fee_vnd' is a int, a condition (bool) is needed
          chanel == "X"                   | column 1: 'chanel' is neither a field nor a function
          event_id == string(fee_vnd)     | column 10: comparing texts other than a field
          channel == null                 | column 9: found no matching overload for '_==_'
          """)
  void saysWhatIsWrongAndWhere(String filter, String problem) {
    assertThat(language.problems(Term.counting(filter)))
        .extracting(TermProblem::message)
        .first()
        .asString()
        .startsWith(problem);
  }

  @Test
  void findsAllProblemsOfAnExpression() {
    assertThat(
            language.problems(
                new Term("channel.matches(\"a\") && event_time < due_at", "fee_vnd % 2")))
        .extracting(TermProblem::part)
        .containsExactly(TermProblem.Part.FILTER, TermProblem.Part.FILTER, TermProblem.Part.VALUE);
  }

  @Test
  void namesTheFieldsThereAre() {
    assertThat(language.problems(Term.counting("chanel == \"X\"")))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .contains("fields: channel, due_at, event_id, event_time, fee_vnd, handling,"));
  }

  @ParameterizedTest
  @CsvSource({"1h30m,5400000", "-1.5s,-1500", "250ms,250", "0.5h,1800000", "0s,0"})
  void readsDurations(String text, long ms) {
    assertThat(Literals.durationMs(text)).hasValue(ms);
  }
}
