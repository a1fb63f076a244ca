package vn.dxpulse.streams.targets;

import java.util.Optional;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Threshold;

/** Refuses a number that the wording does not name, and a comparator that it does not mean. */
record BasisCheck(Entries target, Basis basis, Kpi kpi, Optional<Demand> demand) {

  void refuseWhatIsNotWorded() {
    if (basis == Basis.MILESTONE && !(kpi instanceof Kpi.Milestone)) {
      target.problem(
          "basis",
          "basis is 'milestone', but %s counts no declarations; allowed: number, proxy"
              .formatted(kpi.id()));
    }
    if (basis == Basis.NUMBER && demand.isPresent() && target.has("worded")) {
      target.text("worded").ifPresent(worded -> compare(worded, demand.get()));
    }
  }

  private void compare(String text, Demand wanted) {
    Threshold threshold = wanted.threshold();
    // People say percent, whatever the KPI's unit is.
    double spoken = wanted.unit().equals("ratio") ? threshold.value() * 100 : threshold.value();
    WordedNumbers worded = new WordedNumbers(text);
    if (!worded.names(spoken)) {
      target.problem(
          "worded",
          "worded names no %s; basis 'proxy' is for demands without a number"
              .formatted(PlainDecimal.of(spoken)));
      return;
    }
    boolean strict =
        threshold.comparator() == Comparator.MORE_THAN
            || threshold.comparator() == Comparator.LESS_THAN;
    if (strict != worded.isStrictAbout(spoken)) {
      target.problem(
          "demand",
          strict
              ? "comparator is %s, but worded does not say more or less than %s: equality reaches it"
                  .formatted(threshold.comparator().symbol(), PlainDecimal.of(spoken))
              : "comparator is %s, but worded says more or less than %s: equality misses"
                  .formatted(threshold.comparator().symbol(), PlainDecimal.of(spoken)));
    }
  }
}
