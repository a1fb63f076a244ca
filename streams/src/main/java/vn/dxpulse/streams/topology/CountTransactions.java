package vn.dxpulse.streams.topology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.kpi.Counter;
import vn.dxpulse.streams.ledger.RejectionReason;

/** Counts <em>online service transaction completed</em>. The hot path: nothing is allocated. */
final class CountTransactions implements Processor<byte[], byte[], String, SpecificRecord> {

  static final FactLayout LAYOUT =
      new FactLayout(
          OnlineServiceTransactionCompleted.getClassSchema(),
          List.of(
              "event_time",
              "province_code",
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

  private final TaskParts parts;
  private KpiState state;
  private DeadLetters deadLetters;
  private FactIntake intake;
  private UnitFinder units;

  CountTransactions(TaskParts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    state = parts.kpiState(context);
    deadLetters = parts.deadLetters(context);
    intake = new FactIntake(parts.reader(LAYOUT), deadLetters, false);
    units = parts.unitFinder(state, deadLetters);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    state.observeArrival(record.timestamp());
    if (!intake.accept(record)) {
      return;
    }
    FactCursor fact = intake.cursor();
    long eventTimeMs = fact.number(FactIntake.EVENT_TIME);
    if (breaksInvariant(record, fact, eventTimeMs)) {
      return;
    }
    int unit = units.find(record, fact, eventTimeMs);
    if (unit != UnitFinder.REJECTED) {
      state.board().countTransaction(unit, eventTimeMs, mask(fact, eventTimeMs));
    }
  }

  private boolean breaksInvariant(
      Record<byte[], byte[]> record, FactCursor fact, long eventTimeMs) {
    if (fact.number(SUBMITTED_AT) > eventTimeMs) {
      deadLetters.reject(
          record, RejectionReason.BROKEN_INVARIANT, "completed before it was submitted");
      return true;
    }
    if (fact.number(FEE_VND) < 0) {
      deadLetters.reject(
          record, RejectionReason.BROKEN_INVARIANT, "fee_vnd is " + fact.number(FEE_VND));
      return true;
    }
    return false;
  }

  private static long mask(FactCursor fact, long eventTimeMs) {
    long mask = Counter.COMPLETED.bit();
    if (fact.textIs(CHANNEL, ONLINE)) {
      mask |= Counter.ONLINE.bit();
    }
    if (fact.textIs(HANDLING, FULL_PROCESS)) {
      mask |= Counter.FULL_PROCESS.bit();
    }
    if (fact.has(DUE_AT)) {
      boolean onTime = eventTimeMs <= fact.number(DUE_AT);
      mask |= Counter.WITH_DUE_DATE.bit() | (onTime ? Counter.ON_TIME.bit() : 0);
    }
    if (fact.number(FEE_VND) > 0) {
      boolean paidOnline = fact.flag(PAID_ONLINE);
      mask |= Counter.WITH_FEE.bit() | (paidOnline ? Counter.PAID_ONLINE.bit() : 0);
    }
    return fact.flag(SIMULATED) ? mask | Counter.SIMULATED.bit() : mask;
  }
}
