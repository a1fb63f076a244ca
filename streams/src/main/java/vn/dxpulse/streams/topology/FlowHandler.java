package vn.dxpulse.streams.topology;

import java.util.ArrayList;
import java.util.List;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.expression.Bound;
import vn.dxpulse.streams.expression.FactProgram;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.kpi.FlowTerms;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;

/**
 * Counts the facts of one kind for every KPI of the catalogue. The hot path: nothing is allocated.
 */
final class FlowHandler implements FactHandler {

  private final FactJudge judge;
  private final UnitFinder units;
  private final Target flows;
  private final Invariants invariants;
  private final Bound program;
  private final long[] contributions;

  private FlowHandler(
      FactJudge judge,
      UnitFinder units,
      Target flows,
      Invariants invariants,
      Bound program,
      int contributions) {
    this.judge = judge;
    this.units = units;
    this.flows = flows;
    this.invariants = invariants;
    this.program = program;
    this.contributions = new long[contributions];
  }

  @Override
  public Outcome handle(byte[] value, long arrivalMs) throws Rejection, Misrouted {
    if (judge.isLate(value, arrivalMs)) {
      return Outcome.LATE;
    }
    FactCursor fact = judge.cursor();
    invariants.check(fact);
    int unit = units.find(fact);
    Outcome outcome = judge.novelty();
    if (outcome == Outcome.COUNTED) {
      program.evaluate(fact, contributions);
      flows.add(unit, fact.number(FactJudge.EVENT_TIME), contributions);
      return units.counted();
    }
    return outcome;
  }

  /** Takes what a fact that counts adds to each counter; may change it. */
  interface Target {
    void add(int unit, long eventTimeMs, long[] contributions);
  }

  /** What a handler of one kind of fact is made of, compiled once for all tasks. */
  static final class Plan {
    private final EventKind kind;
    private final FactLayout layout;
    private final Bound program;
    private final int contributions;

    /** Compiles the terms of {@code terms}; only the fields they need are decoded. */
    Plan(FlowTerms terms) {
      kind = terms.kind();
      List<Term> all = new ArrayList<>(terms.terms());
      all.addAll(terms.rankedTerms());
      FactProgram compiled = FactProgram.compile(kind.schema(), all);
      contributions = compiled.size();
      List<String> fields = new ArrayList<>(FactJudge.FIRST_FIELDS);
      for (List<String> needed : List.of(Invariants.fields(kind), compiled.fields())) {
        needed.stream().filter(field -> !fields.contains(field)).forEach(fields::add);
      }
      layout = new FactLayout(kind.schema(), fields);
      program = compiled.bind(layout);
    }

    FactLayout layout() {
      return layout;
    }

    FlowHandler handler(FactJudge judge, UnitFinder units, Target flows) {
      return new FlowHandler(
          judge, units, flows, Invariants.of(kind, layout), program, contributions);
    }
  }
}
