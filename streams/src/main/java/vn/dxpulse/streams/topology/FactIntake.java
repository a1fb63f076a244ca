package vn.dxpulse.streams.topology;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.decode.UndecodableValue;
import vn.dxpulse.streams.kpi.KpiBoard;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * The first step of every processor of facts: decodes a record, judges its event time against its
 * own arrival time, and sends what cannot be counted to the dead letters.
 *
 * <p>Needs event time and province code in the first two slots of the layout. Stream thread only.
 */
final class FactIntake {

  /** Slots that every layout of facts begins with. */
  static final int EVENT_TIME = 0;

  static final int PROVINCE_CODE = 1;

  /** Sentinel dates such as 1900-01-01 lie before it. */
  private static final long YEAR_2000_MS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  /** How long before its arrival an event may lie: 20 years of 365.25 days. */
  private static final long LATE_MS = Duration.ofDays(7_305).toMillis();

  private final FactReader reader;
  private final DeadLetters deadLetters;
  private final boolean futureAllowed;

  /**
   * Judges facts.
   *
   * @param futureAllowed true for facts whose event time is the end of a period, which may lie
   *     ahead
   */
  FactIntake(FactReader reader, DeadLetters deadLetters, boolean futureAllowed) {
    this.reader = reader;
    this.deadLetters = deadLetters;
    this.futureAllowed = futureAllowed;
  }

  FactCursor cursor() {
    return reader.cursor();
  }

  /** True if the record is a fact that can be counted; otherwise it has gone to dead letters. */
  boolean accept(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      deadLetters.reject(record, RejectionReason.EMPTY_VALUE, "a fact needs a value");
      return false;
    }
    try {
      reader.read(record.value());
    } catch (UndecodableValue e) {
      deadLetters.reject(record, e.reason(), e.getMessage());
      return false;
    }
    return judgeTime(record, cursor().number(EVENT_TIME), record.timestamp());
  }

  private boolean judgeTime(Record<byte[], byte[]> record, long eventTimeMs, long arrivalMs) {
    if (eventTimeMs < YEAR_2000_MS) {
      deadLetters.reject(
          record,
          RejectionReason.BEFORE_2000,
          "event time " + instant(eventTimeMs) + "; allowed from 2000-01-01T00:00:00Z on");
      return false;
    }
    if (eventTimeMs > arrivalMs + KpiBoard.FUTURE_MS && !futureAllowed) {
      deadLetters.reject(
          record,
          RejectionReason.FUTURE,
          "event time "
              + instant(eventTimeMs)
              + " is more than 5 minutes after arrival at "
              + instant(arrivalMs));
      return false;
    }
    if (eventTimeMs < arrivalMs - LATE_MS) {
      deadLetters.late(record, eventTimeMs);
      return false;
    }
    return true;
  }

  private static String instant(long timeMs) {
    return Math.abs(timeMs) < 8_640_000_000_000_000L
        ? Instant.ofEpochMilli(timeMs).toString()
        : timeMs + " ms";
  }
}
