package vn.dxpulse.streams.topology;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.kpi.Kpi;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.kpi.Statistic;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Keeps <em>indicator reported</em>: upserts by unit, indicator, method and period. */
final class KeepStatistics implements Processor<byte[], byte[], String, SpecificRecord> {

  private static final FactLayout LAYOUT =
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

  private static final int EVENT_ID = LAYOUT.slotOf("event_id");
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

  private final TaskParts parts;
  private KpiState state;
  private DeadLetters deadLetters;
  private FactIntake intake;
  private UnitFinder units;

  KeepStatistics(TaskParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    state = parts.kpiState(context);
    deadLetters = parts.deadLetters(context);
    intake = new FactIntake(parts.reader(LAYOUT), deadLetters, true);
    units = parts.unitFinder(state, deadLetters);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    state.observeArrival(record.timestamp());
    if (!intake.accept(record)) {
      return;
    }
    FactCursor fact = intake.cursor();
    Optional<Kpi.Reported> kpi =
        parts.catalogue().reported(fact.text(INDICATOR), fact.text(METHOD));
    if (isUnknown(record, fact, kpi) || isFromTheFuture(record, fact)) {
      return;
    }
    Optional<String> version =
        fact.has(UNIT_VALID_FROM) ? Optional.of(fact.text(UNIT_VALID_FROM)) : Optional.empty();
    int unit = units.findVersion(record, fact, version);
    if (unit != UnitFinder.REJECTED) {
      state.board().report(unit, statistic(record, fact, kpi.orElseThrow().id()));
    }
  }

  private boolean isUnknown(
      Record<byte[], byte[]> record, FactCursor fact, Optional<Kpi.Reported> kpi) {
    String series = fact.text(INDICATOR) + ":" + fact.text(METHOD);
    if (kpi.isEmpty()) {
      deadLetters.reject(
          record, RejectionReason.UNKNOWN_INDICATOR, series + " is not in the catalogue");
      return true;
    }
    String wanted = kpi.get().description().unitOfMeasure();
    if (!wanted.equals(fact.text(UNIT_OF_MEASURE))) {
      deadLetters.reject(
          record,
          RejectionReason.UNKNOWN_INDICATOR,
          series + " is measured in " + wanted + ", not " + fact.text(UNIT_OF_MEASURE));
      return true;
    }
    return false;
  }

  private boolean isFromTheFuture(Record<byte[], byte[]> record, FactCursor fact) {
    if (fact.number(PUBLISHED_AT) <= record.timestamp() + KpiBoard.FUTURE_MS) {
      return false;
    }
    deadLetters.reject(
        record, RejectionReason.FUTURE, "published_at is more than 5 minutes after arrival");
    return true;
  }

  private static Statistic statistic(Record<byte[], byte[]> record, FactCursor fact, String kpi) {
    OptionalInt universe =
        fact.has(UNIVERSE) ? OptionalInt.of((int) fact.number(UNIVERSE)) : OptionalInt.empty();
    return new Statistic(
        kpi,
        fact.text(PERIOD),
        fact.number(FactIntake.EVENT_TIME),
        new Statistic.Figure(
            fact.real(VALUE), optional(fact, NUMERATOR), optional(fact, DENOMINATOR), universe),
        new Statistic.Publication(optional(fact, PUBLISHED_AT), fact.text(SOURCE_URL)),
        new Statistic.Origin(fact.text(EVENT_ID), record.timestamp(), fact.flag(SIMULATED)));
  }

  private static OptionalLong optional(FactCursor fact, int slot) {
    return fact.has(slot) ? OptionalLong.of(fact.number(slot)) : OptionalLong.empty();
  }
}
