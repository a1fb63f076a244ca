package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.expression.Term;

/**
 * The counters of one kind of fact: a term per counter. Immutable.
 *
 * <p>A counter is known by the id of its term where it is kept, so that KPIs may be added to and
 * taken from the catalogue, in any order, without touching what was counted before.
 */
public final class FlowTerms implements CounterIds {

  private static final Term SIMULATED = Term.counting("simulated");

  private final EventKind kind;
  private final List<Term> terms;
  private final List<Kpi.Percentile> ranked;
  private final Map<Integer, Integer> counterById = new HashMap<>();
  private final Map<Term, Integer> counterByTerm = new HashMap<>();

  private FlowTerms(EventKind kind, List<Term> terms, List<Kpi.Percentile> percentiles) {
    this.kind = kind;
    this.terms = List.copyOf(terms);
    this.ranked = onePerValue(percentiles);
    for (int counter = 0; counter < terms.size(); counter++) {
      counterByTerm.put(terms.get(counter), counter);
      if (counterById.put(id(counter), counter) != null) {
        throw new IllegalStateException(
            "two terms have the same id; write " + terms.get(counter) + " in another way");
      }
    }
  }

  /** The counters that the flows of {@code catalogue} need of one kind of fact. */
  public static FlowTerms of(EventKind kind, KpiCatalogue catalogue) {
    List<Term> terms = new ArrayList<>(catalogue.sums(kind));
    for (Term always : List.of(Term.EVERY, SIMULATED)) {
      if (!terms.contains(always)) {
        terms.add(always);
      }
    }
    return new FlowTerms(kind, terms, catalogue.percentiles(kind));
  }

  private static List<Kpi.Percentile> onePerValue(List<Kpi.Percentile> percentiles) {
    Map<Term, Kpi.Percentile> byValue = new LinkedHashMap<>();
    percentiles.forEach(kpi -> byValue.putIfAbsent(kpi.value(), kpi));
    return List.copyOf(byValue.values());
  }

  /** Kind of fact that is counted. */
  public EventKind kind() {
    return kind;
  }

  /** Terms in the order of the counters. */
  public List<Term> terms() {
    return terms;
  }

  @Override
  public int size() {
    return terms.size();
  }

  /**
   * The values that percentiles are taken of, each once. Their terms are no counters: what a fact
   * contributes to them follows its contributions to the counters, two places for each value, the
   * value and 1 if there is one.
   */
  public List<Term> rankedTerms() {
    return ranked.stream().flatMap(kpi -> Stream.of(kpi.value(), kpi.counted())).toList();
  }

  /** Number of values that percentiles are taken of. */
  public int rankedValues() {
    return ranked.size();
  }

  /** Place of the value of a percentile among them. */
  int rankedValue(Kpi.Percentile kpi) {
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i).value().equals(kpi.value())) {
        return i;
      }
    }
    throw new IllegalArgumentException(kpi.id() + " is not ranked");
  }

  /** What the value is known by where its counts are kept. */
  int rankedId(int value) {
    return idOf(ranked.get(value).value());
  }

  /** The counter of a term. */
  int counter(Term term) {
    Integer counter = counterByTerm.get(term);
    if (counter == null) {
      throw new IllegalArgumentException(term + " is not counted");
    }
    return counter;
  }

  /** The counter of all facts. */
  int facts() {
    return counter(Term.EVERY);
  }

  /** The counter of simulated facts. */
  int simulated() {
    return counter(SIMULATED);
  }

  @Override
  public int id(int counter) {
    return idOf(terms.get(counter));
  }

  /** What a term is known by where its counts are kept. */
  static int idOf(Term term) {
    // String.hashCode is specified, so it never changes.
    return 31 * term.filter().hashCode() + term.value().hashCode();
  }

  @Override
  public OptionalInt counterOf(int id) {
    Integer counter = counterById.get(id);
    return counter == null ? OptionalInt.empty() : OptionalInt.of(counter);
  }
}
