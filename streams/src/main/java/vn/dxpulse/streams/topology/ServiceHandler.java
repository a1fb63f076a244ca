package vn.dxpulse.streams.topology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.streams.catalogue.ServiceLevel;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.kpi.Listing;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Keeps <em>public service listed</em>: of each service of a unit the latest listing. */
final class ServiceHandler implements FactHandler {

  static final FactLayout LAYOUT =
      new FactLayout(
          PublicServiceListed.getClassSchema(),
          List.of(
              "event_time",
              "province_code",
              "event_id",
              "service_code",
              "level",
              "usable_on_phone",
              "simulated"));

  private static final int SERVICE_CODE = LAYOUT.slotOf("service_code");
  private static final int LEVEL = LAYOUT.slotOf("level");
  private static final int USABLE_ON_PHONE = LAYOUT.slotOf("usable_on_phone");
  private static final int SIMULATED = LAYOUT.slotOf("simulated");

  private final FactJudge judge;
  private final UnitFinder units;
  private final KpiBoard board;

  ServiceHandler(FactJudge judge, UnitFinder units, KpiBoard board) {
    this.judge = judge;
    this.units = units;
    this.board = board;
  }

  @Override
  public Outcome handle(byte[] value, long arrivalMs) throws Rejection, Misrouted {
    if (judge.isLate(value, arrivalMs)) {
      return Outcome.LATE;
    }
    FactCursor fact = judge.cursor();
    ServiceLevel level = level(fact);
    int unit = units.find(fact);
    Outcome outcome = judge.novelty();
    if (outcome == Outcome.COUNTED) {
      board.list(
          unit,
          new Listing(
              fact.text(SERVICE_CODE),
              level,
              fact.flag(USABLE_ON_PHONE),
              judge.time(),
              fact.flag(SIMULATED)));
      return units.counted();
    }
    return outcome;
  }

  private static ServiceLevel level(FactCursor fact) throws Rejection {
    Optional<ServiceLevel> level = ServiceLevel.find(fact.text(LEVEL));
    if (level.isEmpty()) {
      throw new Rejection(
          RejectionReason.BROKEN_INVARIANT,
          "level is '"
              + fact.text(LEVEL)
              + "'; allowed: "
              + Arrays.toString(ServiceLevel.values()));
    }
    return level.get();
  }
}
