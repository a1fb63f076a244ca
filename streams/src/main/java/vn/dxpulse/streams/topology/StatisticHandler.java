package vn.dxpulse.streams.topology;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.kpi.Statistic;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Keeps <em>indicator reported</em>: upserts by unit, indicator, method and period. */
final class StatisticHandler implements FactHandler {

  static final FactLayout LAYOUT =
      new FactLayout(
          IndicatorReported.getClassSchema(),
          List.of(
              "event_time",
              "province_code",
              "event_id",
              "unit_valid_from",
              "indicator",
              "method",
              "period",
              "value",
              "numerator",
              "denominator",
              "unit_of_measure",
              "universe",
              "published_at",
              "source_url",
              "simulated"));

  private static final int UNIT_VALID_FROM = LAYOUT.slotOf("unit_valid_from");
  private static final int INDICATOR = LAYOUT.slotOf("indicator");
  private static final int METHOD = LAYOUT.slotOf("method");
  private static final int PERIOD = LAYOUT.slotOf("period");
  private static final int VALUE = LAYOUT.slotOf("value");
  private static final int NUMERATOR = LAYOUT.slotOf("numerator");
  private static final int DENOMINATOR = LAYOUT.slotOf("denominator");
  private static final int UNIT_OF_MEASURE = LAYOUT.slotOf("unit_of_measure");
  private static final int UNIVERSE = LAYOUT.slotOf("universe");
  private static final int PUBLISHED_AT = LAYOUT.slotOf("published_at");
  private static final int SOURCE_URL = LAYOUT.slotOf("source_url");
  private static final int SIMULATED = LAYOUT.slotOf("simulated");

  /** A figure may be published before its period ends, but not years before. */
  private static final long LONGEST_FORECAST_MS = Duration.ofDays(2 * 366).toMillis();

  private final FactJudge judge;
  private final UnitFinder units;
  private final KpiCatalogue catalogue;
  private final KpiBoard board;

  StatisticHandler(FactJudge judge, UnitFinder units, KpiCatalogue catalogue, KpiBoard board) {
    this.judge = judge;
    this.units = units;
    this.catalogue = catalogue;
    this.board = board;
  }

  @Override
  public Outcome handle(byte[] value, long arrivalMs) throws Rejection, Misrouted {
    if (judge.isLate(value, arrivalMs)) {
      return Outcome.LATE;
    }
    FactCursor fact = judge.cursor();
    Kpi.Reported kpi = kpi(fact);
    checkFigure(fact, arrivalMs);
    if (kpi.indicator().isRank()) {
      checkRank(fact);
    }
    Optional<String> version =
        fact.has(UNIT_VALID_FROM) ? Optional.of(fact.text(UNIT_VALID_FROM)) : Optional.empty();
    int unit = units.find(fact, version);
    Outcome outcome = judge.novelty();
    if (outcome == Outcome.COUNTED) {
      board.report(unit, statistic(fact, kpi.id(), arrivalMs));
      return units.counted();
    }
    return outcome;
  }

  private Kpi.Reported kpi(FactCursor fact) throws Rejection {
    String series = fact.text(INDICATOR) + ":" + fact.text(METHOD);
    Optional<Kpi.Reported> kpi = catalogue.reported(fact.text(INDICATOR), fact.text(METHOD));
    if (kpi.isEmpty()) {
      throw new Rejection(RejectionReason.UNKNOWN_INDICATOR, series + " is not in the catalogue");
    }
    String wanted = kpi.get().description().unitOfMeasure();
    if (!wanted.equals(fact.text(UNIT_OF_MEASURE))) {
      throw new Rejection(
          RejectionReason.UNKNOWN_INDICATOR,
          series + " is measured in " + wanted + ", not " + fact.text(UNIT_OF_MEASURE));
    }
    return kpi.get();
  }

  private static void checkFigure(FactCursor fact, long arrivalMs) throws Rejection {
    if (!Double.isFinite(fact.real(VALUE))) {
      throw new Rejection(RejectionReason.BROKEN_INVARIANT, "value is " + fact.real(VALUE));
    }
    if (fact.number(PUBLISHED_AT) > arrivalMs + KpiBoard.FUTURE_MS) {
      throw new Rejection(
          RejectionReason.FUTURE, "published_at is more than 5 minutes after arrival");
    }
    if (fact.number(FactJudge.EVENT_TIME) > arrivalMs + LONGEST_FORECAST_MS) {
      throw new Rejection(
          RejectionReason.FUTURE, "the period ends more than two years after arrival");
    }
  }

  // Ranks have ties, so nothing is asked of several.
  private static void checkRank(FactCursor fact) throws Rejection {
    if (!fact.has(UNIVERSE)) {
      throw new Rejection(
          RejectionReason.BROKEN_INVARIANT, "a rank needs its universe, such as 63 or 34");
    }
    double rank = fact.real(VALUE);
    if (rank != Math.rint(rank) || rank < 1 || rank > fact.number(UNIVERSE)) {
      throw new Rejection(
          RejectionReason.BROKEN_INVARIANT,
          "rank " + rank + " of " + fact.number(UNIVERSE) + "; allowed: 1 to the universe, whole");
    }
  }

  private static Statistic statistic(FactCursor fact, String kpi, long arrivalMs) {
    OptionalInt universe =
        fact.has(UNIVERSE) ? OptionalInt.of((int) fact.number(UNIVERSE)) : OptionalInt.empty();
    return new Statistic(
        kpi,
        fact.text(PERIOD),
        fact.number(FactJudge.EVENT_TIME),
        new Statistic.Figure(
            fact.real(VALUE), optional(fact, NUMERATOR), optional(fact, DENOMINATOR), universe),
        new Statistic.Publication(optional(fact, PUBLISHED_AT), fact.text(SOURCE_URL)),
        new Statistic.Origin(fact.text(FactJudge.EVENT_ID), arrivalMs, fact.flag(SIMULATED)));
  }

  private static OptionalLong optional(FactCursor fact, int slot) {
    return fact.has(slot) ? OptionalLong.of(fact.number(slot)) : OptionalLong.empty();
  }
}
