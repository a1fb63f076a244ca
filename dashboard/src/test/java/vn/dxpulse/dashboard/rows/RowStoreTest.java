package vn.dxpulse.dashboard.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dxpulse.dashboard.sample.SampleRow.aRow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.dashboard.sample.SampleReference;
import vn.dxpulse.dashboard.sample.SampleRow;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.ProvinceVersion;
import vn.dxpulse.schemas.topic.ProvinceRow;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class RowStoreTest {

  private static final RowKey KEY =
      RowKey.parse("reported|19@2025-07-01|transactions_completed|1m");

  private final RowStore store = new RowStore(100);

  @Test
  void keepsTheNewestRevisionOfARow() {
    assertThat(store.put(aRow().count(5).revision(7).build())).isTrue();
    assertThat(store.put(aRow().count(4).revision(6).build())).isFalse();
    assertThat(store.put(aRow().count(3).revision(7).build())).isFalse();

    assertThat(store.rows()).extracting(row -> row.columns().get("numerator")).containsExactly(5L);
    assertThat(store.sequence()).isEqualTo(101);
  }

  @Test
  void rowsHaveExactlyTheColumnsOfTheTopicWithTimesAsMilliseconds() {
    store.put(aRow().count(5).asOf(Instant.ofEpochMilli(1_234)).build());

    KpiRow row = store.rows().findFirst().orElseThrow();
    assertThat(row.columns().keySet())
        .containsExactlyElementsOf(
            KpiCurrent.getClassSchema().getFields().stream().map(Schema.Field::name).toList());
    assertThat(row.columns()).containsEntry("as_of", 1_234L).containsEntry("period", null);
  }

  @Test
  void heartbeatsAreNotRowsAndTheOldestPartitionDecides() {
    store.put(SampleRow.heartbeat(0, Instant.ofEpochSecond(100)));
    store.put(SampleRow.heartbeat(1, Instant.ofEpochSecond(90)));
    store.put(SampleRow.heartbeat(1, Instant.ofEpochSecond(80)));

    assertThat(store.rows()).isEmpty();
    assertThat(store.asOf()).hasValue(Instant.ofEpochSecond(90));
    assertThat(store.lastHeartbeat()).hasValue(Instant.ofEpochSecond(100));
  }

  @Test
  void unitsThatBeginWithTheRegistryExistSinceEver() {
    SampleReference.putAll(store);

    assertThat(store.unitsOn(LocalDate.of(1999, 1, 1))).hasSize(63);
    assertThat(store.unitsOn(LocalDate.of(2025, 6, 30))).hasSize(63);
    assertThat(store.unitsOn(LocalDate.of(2025, 7, 1))).hasSize(34);
  }

  @Test
  void tellsItsListenersOfEveryChange() {
    AtomicInteger changes = new AtomicInteger();
    store.onChange(changes::incrementAndGet);

    store.put(aRow().revision(1).build());
    store.put(aRow().revision(1).build());
    store.removeRow(KEY);

    assertThat(changes).hasValue(2);
  }

  @Nested
  class SinceASequence {

    @Test
    void listsEachKeyOnceUnderItsLastChange() {
      store.put(aRow().count(1).revision(1).build());
      store.put(aRow().window("1h").count(2).build());
      store.put(aRow().count(3).revision(2).build());

      assertThat(changes(100)).containsExactly("102 1h 2", "103 1m 3");
      assertThat(changes(102)).containsExactly("103 1m 3");
      assertThat(changes(103)).isEmpty();
    }

    @Test
    void listsRemovedKeysUntilTheyComeBack() {
      store.put(aRow().count(1).revision(9).build());
      store.removeRow(KEY);
      assertThat(changes(101)).containsExactly("102 1m removed");

      store.put(aRow().count(2).revision(1).build());
      assertThat(changes(101)).containsExactly("103 1m 2");
    }

    @Test
    void resumesFromAnywhereInThisRunOnly() {
      store.put(aRow().build());

      assertThat(store.canResume(99)).isFalse();
      assertThat(store.canResume(100)).isTrue();
      assertThat(store.canResume(101)).isTrue();
      assertThat(store.canResume(102)).isFalse();
    }

    @Test
    void doesNotResumeFromBeforeAChangeOfTheUnits() {
      SampleReference.putAll(store);
      long before = store.sequence();

      SampleReference.putAll(store);
      assertThat(store.canResume(before)).as("nothing has changed").isTrue();

      store.removeUnit("19@2019-04-01");
      assertThat(store.canResume(before)).isFalse();
      assertThat(store.canResume(store.sequence())).isTrue();
    }

    @Test
    void doesNotResumeFromBeforeARemovalThatIsForgotten() {
      int removals = 10_001;
      for (int i = 0; i < removals; i++) {
        store.put(aRow().kpi("k" + i).build());
      }
      long before = store.sequence();

      for (int i = 0; i < removals; i++) {
        store.removeRow(RowKey.parse("reported|19@2025-07-01|k" + i + "|1m"));
      }

      assertThat(store.canResume(before)).isFalse();
      assertThat(store.canResume(before + 1)).isTrue();
      assertThat(store.changesSince(before + 1, store.sequence())).hasSize(removals - 1);
    }

    private List<String> changes(long since) {
      return store.changesSince(since, store.sequence()).stream()
          .map(
              change ->
                  change.sequence()
                      + " "
                      + change.key().window()
                      + " "
                      + change
                          .row()
                          .map(row -> String.valueOf(row.columns().get("numerator")))
                          .orElse("removed"))
          .toList();
    }
  }

  @Test
  void aUnitWithoutAReadableDayIsRefused() {
    ProvinceVersion unit = ProvinceRow.of(UnitRegistryFile.vietnam().units().get(0));
    unit.put("valid_from", "soon");

    assertThatThrownBy(() -> store.put(unit)).isInstanceOf(DateTimeParseException.class);
    assertThat(store.units()).isEmpty();
  }
}
