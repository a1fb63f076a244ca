package vn.dxpulse.streams.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;

class FactProgramPropertiesTest {

  private static final Map<Schema, Shipped> SHIPPED =
      Arrays.stream(EventKind.values()).collect(Collectors.toMap(EventKind::schema, Shipped::of));
  private static final FactLanguage LANGUAGE = FactLanguage.of(EventKind.TRANSACTION.schema());
  private static final CelReference TRANSACTIONS = CelReference.of(EventKind.TRANSACTION.schema());

  @Property(tries = 300)
  void shippedTermsSayWhatCelSays(@ForAll("anyFact") SpecificRecord fact) {
    Shipped shipped = SHIPPED.get(fact.getSchema());

    assertThat(ReadFact.contributions(fact, shipped.program()))
        .containsExactly(
            shipped.terms().stream()
                .mapToLong(term -> shipped.reference().contribution(term, fact).orElseThrow())
                .toArray());
  }

  @Property(tries = 1_000)
  void randomTermsSayWhatCelSays(
      @ForAll("terms") Term term, @ForAll("transactions") OnlineServiceTransactionCompleted fact) {
    OptionalLong expected = TRANSACTIONS.contribution(term, fact);
    Assume.that(expected.isPresent());

    long[] ours = ReadFact.contributions(fact, FactProgram.compile(LANGUAGE, List.of(term)));

    assertThat(ours).as(term.toString()).containsExactly(expected.getAsLong());
  }

  @Property(tries = 100)
  void togetherTermsSayWhatTheySayAlone(
      @ForAll("termLists") List<Term> terms,
      @ForAll("transactions") OnlineServiceTransactionCompleted fact) {
    long[] together = ReadFact.contributions(fact, FactProgram.compile(LANGUAGE, terms));

    for (int i = 0; i < terms.size(); i++) {
      FactProgram alone = FactProgram.compile(LANGUAGE, List.of(terms.get(i)));
      assertThat(ReadFact.contributions(fact, alone)).containsExactly(together[i]);
    }
  }

  @Property
  void arithmeticEndsAtTheLimits(@ForAll long a, @ForAll long b) {
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);

    assertThat(Saturating.plus(a, b)).isEqualTo(limited(x.add(y)));
    assertThat(Saturating.minus(a, b)).isEqualTo(limited(x.subtract(y)));
    assertThat(Saturating.times(a, b)).isEqualTo(limited(x.multiply(y)));
  }

  private static long limited(BigInteger exact) {
    return exact
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .longValueExact();
  }

  @Provide
  Arbitrary<OnlineServiceTransactionCompleted> transactions() {
    return RandomFacts.transactions();
  }

  @Provide
  Arbitrary<SpecificRecord> anyFact() {
    return Arbitraries.oneOf(
        RandomFacts.transactions().map(fact -> fact),
        RandomFacts.feedback(),
        RandomFacts.workRecords());
  }

  @Provide
  Arbitrary<List<Term>> termLists() {
    return terms().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<Term> terms() {
    return Combinators.combine(conditions(3), numbers(2)).as(Term::new);
  }

  private static Arbitrary<String> conditions(int depth) {
    Arbitrary<String> simple =
        Arbitraries.oneOf(
            Arbitraries.of(
                "true",
                "paid_online",
                "channel == \"ONLINE\"",
                "\"COUNTER\" != channel",
                "channel in [\"COUNTER\", \"ASSISTED\", \"\"]",
                "handling.startsWith(\"FULL\")",
                "service_code.startsWith(\"\")",
                "fee_vnd in [0, 1, -2]",
                "paid_online == simulated",
                "event_time == submitted_at",
                "due_at != null",
                "due_at == null",
                "due_at != null && event_time <= due_at",
                "null == due_at || due_at > submitted_at",
                "!(due_at == null) && due_at - event_time >= duration(\"1.5s\")",
                "event_time >= timestamp(\"2025-07-01T12:00:00+07:00\")",
                "submitted_at + duration(\"-1h1s\") < event_time"),
            Combinators.combine(
                    numbers(1), Arbitraries.of("==", "!=", "<", "<=", ">", ">="), numbers(1))
                .as((left, op, right) -> left + " " + op + " " + right));
    if (depth == 0) {
      return simple;
    }
    Arbitrary<String> smaller = conditions(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(2, simple),
        Tuple.of(1, smaller.map(one -> "!(" + one + ")")),
        Tuple.of(
            3,
            Combinators.combine(smaller, Arbitraries.of("&&", "||"), smaller)
                .as((left, op, right) -> "(" + left + ") " + op + " (" + right + ")")));
  }

  // Minutes and hours of positive durations only: see FactLanguage on negative ones.
  private static Arbitrary<String> numbers(int depth) {
    Arbitrary<String> simple =
        Arbitraries.of(
            "1",
            "-3",
            "fee_vnd",
            "(event_time - submitted_at).getSeconds()",
            "(submitted_at - event_time).getSeconds()",
            "(event_time - timestamp(\"2024-01-01T00:00:00Z\")).getMinutes()",
            "(event_time - timestamp(\"2024-01-01T00:00:00Z\")).getHours()");
    if (depth == 0) {
      return simple;
    }
    Arbitrary<String> smaller = numbers(depth - 1);
    return Arbitraries.oneOf(
        simple,
        Combinators.combine(smaller, Arbitraries.of("+", "-", "*"), smaller)
            .as((left, op, right) -> "(" + left + " " + op + " " + right + ")"));
  }

  /** The shipped terms of one kind of fact. */
  private record Shipped(List<Term> terms, FactProgram program, CelReference reference) {

    static Shipped of(EventKind event) {
      KpiCatalogue catalogue = KpiCatalogue.shipped(IndicatorCatalogue.shipped());
      List<Term> terms = new ArrayList<>(catalogue.sums(event));
      catalogue.percentiles(event).stream().map(Kpi.Percentile::value).forEach(terms::add);
      return new Shipped(
          terms, FactProgram.compile(event.schema(), terms), CelReference.of(event.schema()));
    }
  }
}
