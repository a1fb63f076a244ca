package vn.dxpulse.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** What must hold of every fact of a kind, whatever KPIs are made of it. */
interface Invariants {

  /**
   * Checks a fact.
   *
   * @throws Rejection if its fields contradict each other or lie outside their range
   */
  void check(FactCursor fact) throws Rejection;

  /** Fields that the check of a kind reads, besides those every layout begins with. */
  static List<String> fields(EventKind kind) {
    return switch (kind) {
      case TRANSACTION -> List.of("submitted_at", "fee_vnd");
      case FEEDBACK -> List.of("score");
      case WORK_RECORD -> List.of("level");
    };
  }

  /** The check of a kind for cursors of {@code layout}. */
  static Invariants of(EventKind kind, FactLayout layout) {
    return switch (kind) {
      case TRANSACTION -> ofTransactions(layout.slotOf("submitted_at"), layout.slotOf("fee_vnd"));
      case FEEDBACK -> ofFeedback(layout.slotOf("score"));
      case WORK_RECORD -> ofWorkRecords(layout.slotOf("level"));
    };
  }

  private static Invariants ofTransactions(int submittedAt, int feeVnd) {
    return fact -> {
      if (fact.number(submittedAt) > fact.number(FactJudge.EVENT_TIME)) {
        throw broken("completed before it was submitted");
      }
      if (fact.number(feeVnd) < 0) {
        throw broken("fee_vnd is " + fact.number(feeVnd) + "; allowed from 0 on");
      }
    };
  }

  private static Invariants ofFeedback(int score) {
    return fact -> {
      if (fact.number(score) < 1 || fact.number(score) > 5) {
        throw broken("score is " + fact.number(score) + "; allowed: 1 to 5");
      }
    };
  }

  private static Invariants ofWorkRecords(int level) {
    List<byte[]> allowed =
        List.of(
            "PROVINCE".getBytes(StandardCharsets.UTF_8),
            "DISTRICT".getBytes(StandardCharsets.UTF_8),
            "COMMUNE".getBytes(StandardCharsets.UTF_8));
    return fact -> {
      for (int i = 0; i < allowed.size(); i++) {
        if (fact.textIs(level, allowed.get(i))) {
          return;
        }
      }
      throw broken("level is '" + fact.text(level) + "'; allowed: PROVINCE, DISTRICT, COMMUNE");
    };
  }

  private static Rejection broken(String detail) {
    return new Rejection(RejectionReason.BROKEN_INVARIANT, detail);
  }
}
