package vn.dxpulse.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.duplicate.EventIds;
import vn.dxpulse.streams.entity.FactTime;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * What every handler of facts does first and last: decodes a record and judges its event time
 * against its own arrival time; and asks, when all else is well, whether the event is new.
 *
 * <p>Needs event time, province code and event id in the first three slots of the layout. Stream
 * thread only.
 */
final class FactJudge {

  /** Slots that every layout of facts begins with. */
  static final int EVENT_TIME = 0;

  static final int PROVINCE_CODE = 1;
  static final int EVENT_ID = 2;

  /** Fields that every layout of facts begins with. */
  static final List<String> FIRST_FIELDS = List.of("event_time", "province_code", "event_id");

  /** Sentinel dates such as 1900-01-01 lie before it. */
  private static final long YEAR_2000_MS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  /** How long before its arrival an event may lie: 20 years of 365.25 days. */
  private static final long LATE_MS = Duration.ofDays(7_305).toMillis();

  private final FactReader reader;
  private final EventIds ids;
  private final boolean futureAllowed;
  private byte[] value = new byte[0];
  private long arrivalMs;

  /**
   * Judges facts.
   *
   * @param futureAllowed true for facts whose event time is the end of a period, which may lie
   *     ahead
   */
  FactJudge(FactReader reader, EventIds ids, boolean futureAllowed) {
    this.reader = reader;
    this.ids = ids;
    this.futureAllowed = futureAllowed;
  }

  /** The fact read last. */
  FactCursor cursor() {
    return reader.cursor();
  }

  /** From when the fact read last holds, and its place among those of the same moment. */
  FactTime time() {
    return time(cursor());
  }

  /** The same of a fact that a cursor stands on. */
  static FactTime time(FactCursor fact) {
    return new FactTime(fact.number(EVENT_TIME), fact.text(EVENT_ID));
  }

  /** Decodes a fact; true if it is too old to count. */
  boolean isLate(byte[] recordValue, long recordArrivalMs) throws Rejection {
    if (recordValue == null) {
      throw new Rejection(RejectionReason.EMPTY_VALUE, "a fact needs a value");
    }
    value = recordValue;
    arrivalMs = recordArrivalMs;
    reader.read(value);
    long eventTimeMs = cursor().number(EVENT_TIME);
    if (eventTimeMs < YEAR_2000_MS) {
      throw new Rejection(
          RejectionReason.BEFORE_2000,
          "event time " + instant(eventTimeMs) + "; allowed from 2000-01-01T00:00:00Z on");
    }
    if (eventTimeMs > arrivalMs + KpiBoard.FUTURE_MS && !futureAllowed) {
      throw new Rejection(
          RejectionReason.FUTURE,
          "event time "
              + instant(eventTimeMs)
              + " is more than 5 minutes after arrival at "
              + instant(arrivalMs));
    }
    return eventTimeMs < arrivalMs - LATE_MS;
  }

  /** Whether the fact read last is new; ask once, and only of a fact that is otherwise accepted. */
  Outcome novelty() {
    FactCursor fact = cursor();
    return switch (ids.offer(
        fact.textBytes(EVENT_ID),
        fact.textStart(EVENT_ID),
        fact.textLength(EVENT_ID),
        value,
        arrivalMs)) {
      case NEW -> Outcome.COUNTED;
      case SAME -> Outcome.DUPLICATE;
      case CONFLICT -> Outcome.CONFLICT;
    };
  }

  static String instant(long timeMs) {
    return Math.abs(timeMs) < 8_640_000_000_000_000L
        ? Instant.ofEpochMilli(timeMs).toString()
        : timeMs + " ms";
  }
}
