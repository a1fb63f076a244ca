package vn.dxpulse.dashboard.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.dxpulse.dashboard.sample.SampleLedger;
import vn.dxpulse.schemas.row.LedgerRow;

class LedgerRowsTest {

  private static final Instant MINUTE = Instant.parse("2026-03-01T10:00:00Z");

  private final LedgerRows ledger = new LedgerRows();

  @Test
  void holdsTheNewestRowOfEachMinuteNewestFirst() {
    ledger.put(SampleLedger.row("b", 1, MINUTE, 1));
    ledger.put(SampleLedger.row("a", 0, MINUTE, 2));
    ledger.put(SampleLedger.row("b", 0, MINUTE.plusSeconds(60), 3));
    ledger.put(SampleLedger.row("b", 1, MINUTE, 4));

    assertThat(ledger.newestFirst()).extracting(LedgerRow::getRead).containsExactly(3L, 2L, 4L);
  }

  @Test
  void forgetsWhatIsADayOlderThanTheNewest() {
    ledger.put(SampleLedger.row("a", 0, MINUTE, 1));
    ledger.put(SampleLedger.row("a", 0, MINUTE.plus(Duration.ofHours(24)), 2));
    assertThat(ledger.newestFirst()).hasSize(2);

    ledger.put(SampleLedger.row("a", 0, MINUTE.plus(Duration.ofMinutes(24 * 60 + 1)), 3));
    ledger.put(SampleLedger.row("a", 1, MINUTE, 4));

    assertThat(ledger.newestFirst()).extracting(LedgerRow::getRead).containsExactly(3L, 2L);
  }

  @Test
  void forgetsARowWithATombstone() {
    ledger.put(SampleLedger.row("dx.evt.a-b.v1", 12, MINUTE, 1));

    ledger.remove("dx.evt.a-b.v1-12|2026-03-01T10:00:00Z");

    assertThat(ledger.newestFirst()).isEmpty();
  }
}
