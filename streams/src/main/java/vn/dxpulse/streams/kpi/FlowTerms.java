package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.expression.Term;

/**
 * The counters of one kind of fact: a term per counter. Immutable.
 *
 * <p>A counter is known by the id of its term where it is kept, so that KPIs may be added to and
 * taken from the catalogue, in any order, without touching what was counted before.
 */
public final class FlowTerms {

  private static final Term SIMULATED = Term.counting("simulated");

  private final EventKind kind;
  private final List<Term> terms;
  private final Map<Integer, Integer> counterById = new HashMap<>();
  private final Map<Term, Integer> counterByTerm = new HashMap<>();

  private FlowTerms(EventKind kind, List<Term> terms) {
    this.kind = kind;
    this.terms = List.copyOf(terms);
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
    return new FlowTerms(kind, terms);
  }

  /** Kind of fact that is counted. */
  public EventKind kind() {
    return kind;
  }

  /** Terms in the order of the counters. */
  public List<Term> terms() {
    return terms;
  }

  /** Number of counters. */
  public int size() {
    return terms.size();
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

  /** What a counter is known by where it is kept: the same in every run. */
  int id(int counter) {
    Term term = terms.get(counter);
    // String.hashCode is specified, so it never changes.
    return 31 * term.filter().hashCode() + term.value().hashCode();
  }

  /** The counter of that id, if it is still counted. */
  OptionalInt counterOf(int id) {
    Integer counter = counterById.get(id);
    return counter == null ? OptionalInt.empty() : OptionalInt.of(counter);
  }
}
