package vn.dxpulse.streams.topology;

import java.util.List;
import vn.dxpulse.schemas.event.MilestoneDeclared;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.kpi.Declaration;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Keeps <em>milestone declared</em>: of each subject the latest declaration or withdrawal. */
final class MilestoneHandler implements FactHandler {

  static final FactLayout LAYOUT =
      new FactLayout(
          MilestoneDeclared.getClassSchema(),
          List.of(
              "event_time",
              "province_code",
              "event_id",
              "milestone",
              "subject",
              "withdrawn",
              "simulated"));

  private static final int MILESTONE = LAYOUT.slotOf("milestone");
  private static final int SUBJECT = LAYOUT.slotOf("subject");
  private static final int WITHDRAWN = LAYOUT.slotOf("withdrawn");
  private static final int SIMULATED = LAYOUT.slotOf("simulated");

  private final FactJudge judge;
  private final UnitFinder units;
  private final List<String> milestones;
  private final KpiBoard board;

  MilestoneHandler(FactJudge judge, UnitFinder units, KpiCatalogue catalogue, KpiBoard board) {
    this.judge = judge;
    this.units = units;
    this.milestones = catalogue.milestones().stream().map(kpi -> kpi.milestone()).toList();
    this.board = board;
  }

  @Override
  public Outcome handle(byte[] value, long arrivalMs) throws Rejection, Misrouted {
    if (judge.isLate(value, arrivalMs)) {
      return Outcome.LATE;
    }
    FactCursor fact = judge.cursor();
    String milestone = fact.text(MILESTONE);
    if (!milestones.contains(milestone)) {
      throw new Rejection(
          RejectionReason.UNKNOWN_INDICATOR,
          "milestone '" + milestone + "' is not in the catalogue; known: " + milestones);
    }
    int unit = units.find(fact);
    Outcome outcome = judge.novelty();
    if (outcome == Outcome.COUNTED) {
      board.declare(
          unit,
          new Declaration(
              milestone,
              fact.text(SUBJECT),
              judge.time(),
              fact.flag(WITHDRAWN),
              fact.flag(SIMULATED)));
      return units.counted();
    }
    return outcome;
  }
}
