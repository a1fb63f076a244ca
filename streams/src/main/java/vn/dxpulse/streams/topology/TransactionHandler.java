package vn.dxpulse.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.kpi.Counter;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Counts <em>online service transaction completed</em>. The hot path: nothing is allocated. */
final class TransactionHandler implements FactHandler {

  static final FactLayout LAYOUT =
      new FactLayout(
          OnlineServiceTransactionCompleted.getClassSchema(),
          List.of(
              "event_time",
              "province_code",
              "event_id",
              "submitted_at",
              "due_at",
              "channel",
              "handling",
              "fee_vnd",
              "paid_online",
              "simulated"));

  private static final int SUBMITTED_AT = LAYOUT.slotOf("submitted_at");
  private static final int DUE_AT = LAYOUT.slotOf("due_at");
  private static final int CHANNEL = LAYOUT.slotOf("channel");
  private static final int HANDLING = LAYOUT.slotOf("handling");
  private static final int FEE_VND = LAYOUT.slotOf("fee_vnd");
  private static final int PAID_ONLINE = LAYOUT.slotOf("paid_online");
  private static final int SIMULATED = LAYOUT.slotOf("simulated");

  private static final byte[] ONLINE = "ONLINE".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FULL_PROCESS = "FULL_PROCESS".getBytes(StandardCharsets.UTF_8);

  private final FactJudge judge;
  private final UnitFinder units;
  private final KpiBoard board;
  private final long[] contribution = new long[Counter.COUNT];

  TransactionHandler(FactJudge judge, UnitFinder units, KpiBoard board) {
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
    long eventTimeMs = fact.number(FactJudge.EVENT_TIME);
    checkInvariants(fact, eventTimeMs);
    int unit = units.find(fact);
    Outcome outcome = judge.novelty();
    if (outcome == Outcome.COUNTED) {
      contribute(fact, eventTimeMs);
      board.countTransaction(unit, eventTimeMs, contribution);
    }
    return outcome;
  }

  private static void checkInvariants(FactCursor fact, long eventTimeMs) throws Rejection {
    if (fact.number(SUBMITTED_AT) > eventTimeMs) {
      throw new Rejection(RejectionReason.BROKEN_INVARIANT, "completed before it was submitted");
    }
    if (fact.number(FEE_VND) < 0) {
      throw new Rejection(
          RejectionReason.BROKEN_INVARIANT,
          "fee_vnd is " + fact.number(FEE_VND) + "; allowed from 0 on");
    }
  }

  private void contribute(FactCursor fact, long eventTimeMs) {
    Arrays.fill(contribution, 0);
    count(Counter.COMPLETED, true);
    count(Counter.ONLINE, fact.textIs(CHANNEL, ONLINE));
    count(Counter.FULL_PROCESS, fact.textIs(HANDLING, FULL_PROCESS));
    boolean hasDueDate = fact.has(DUE_AT);
    count(Counter.WITH_DUE_DATE, hasDueDate);
    count(Counter.ON_TIME, hasDueDate && eventTimeMs <= fact.number(DUE_AT));
    boolean hasFee = fact.number(FEE_VND) > 0;
    count(Counter.WITH_FEE, hasFee);
    count(Counter.PAID_ONLINE, hasFee && fact.flag(PAID_ONLINE));
    count(Counter.SIMULATED, fact.flag(SIMULATED));
  }

  private void count(Counter counter, boolean applies) {
    contribution[counter.ordinal()] = applies ? 1 : 0;
  }
}
