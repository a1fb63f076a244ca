package vn.dxpulse.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dxpulse.dashboard.sample.SampleHistory.aDay;
import static vn.dxpulse.dashboard.sample.SampleHistory.anHour;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import vn.dxpulse.dashboard.sample.SampleHistory;
import vn.dxpulse.schemas.row.KpiHistory;

class HistoryStoreTest {

  private static final Instant HOUR = Instant.parse("2026-03-01T10:00:00Z");
  private static final SeriesKey HOURS =
      new SeriesKey("19@2025-07-01", "transactions_completed", Resolution.HOUR);
  private static final SeriesKey DAYS =
      new SeriesKey("19@2025-07-01", "transactions_completed", Resolution.DAY);

  private final HistoryStore store = new HistoryStore();

  @Property
  void anyOrderOfRowsAndRevisionsEndsTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    List<KpiHistory> rows = rows(random);
    Map<String, KpiHistory> newest = newest(rows);
    Collections.shuffle(rows, random);
    HistoryStore shuffled = new HistoryStore();

    rows.forEach(shuffled::put);

    Map<String, String> expected = new TreeMap<>();
    newest.forEach((key, row) -> expected.put(key, columns(row)));
    assertThat(content(shuffled)).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void keepsTheHoursOf31DaysAndEveryDay() {
    store.put(aDay("2019-01-01").build());
    store.put(anHour(HOUR.minus(Duration.ofDays(31))).build());
    store.put(anHour(HOUR.minus(Duration.ofHours(743))).count(2).build());
    store.put(anHour(HOUR).unit("01@2025-07-01").build());
    store.put(anHour(HOUR.minus(Duration.ofHours(745))).build());

    assertThat(all(HOURS)).extracting(HistoryPoint::numerator).containsExactly(2L);
    assertThat(all(DAYS)).hasSize(1);
    assertThat(store.keptFromMs(Resolution.HOUR))
        .isEqualTo(HOUR.minus(Duration.ofHours(743)).toEpochMilli());
    assertThat(store.endMs(Resolution.HOUR))
        .hasValue(HOUR.plus(Duration.ofHours(1)).toEpochMilli());
  }

  @Test
  void forgetsASeriesWithItsLastHour() {
    store.put(anHour(HOUR).build());
    store.put(anHour(HOUR.plus(Duration.ofDays(31))).unit("01@2025-07-01").build());

    assertThat(store.keys()).extracting(SeriesKey::unit).containsExactly("01@2025-07-01");
    assertThat(all(HOURS)).isEmpty();
  }

  @Test
  void forgetsARowWithATombstone() {
    KpiHistory row = aDay("2026-03-01").build();
    store.put(row);
    store.put(aDay("2026-03-02").count(2).build());

    store.remove(SampleHistory.key(row));
    store.remove(SampleHistory.key(aDay("2026-03-01").unit("01@2025-07-01").build()));

    assertThat(all(DAYS)).extracting(HistoryPoint::numerator).containsExactly(2L);
  }

  @Test
  void refusesWhatIsNotOfTheContract() {
    KpiHistory uncounted = aDay("2026-03-01").build();
    uncounted.put("numerator", null);

    assertThatThrownBy(() -> store.put(aDay("2026-03-01").resolution("week").build()))
        .hasMessage("a resolution is hour or day, got 'week'");
    assertThatThrownBy(() -> store.put(aDay("2026-03-01").state("UNKNOWN").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 'UNKNOWN'");
    assertThatThrownBy(() -> store.put(uncounted)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> store.put(anHour(HOUR.plusMillis(1)).build()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.remove("19@2025-07-01|x"))
        .hasMessage("a key is unit|kpi|resolution|start, got '19@2025-07-01|x'");
    assertThat(store.keys()).isEmpty();
    assertThat(store.endMs(Resolution.HOUR)).isEmpty();
  }

  /** Rows of few keys, each with a revision of its own, over more hours than are kept. */
  private static List<KpiHistory> rows(Random random) {
    List<KpiHistory> rows = new ArrayList<>();
    int count = 1 + random.nextInt(200);
    for (int revision = 1; revision <= count; revision++) {
      SampleHistory row =
          random.nextBoolean()
              ? anHour(HOUR.plus(Duration.ofHours(random.nextInt(60) * 25L)))
              : aDay(LocalDate.of(2024, 12, 28).plusDays(random.nextInt(9)));
      row.unit("u" + random.nextInt(2)).kpi("k" + random.nextInt(2)).revision(revision);
      rows.add((random.nextBoolean() ? row.count(revision) : row.ratio(3, revision)).build());
    }
    return rows;
  }

  /** By key; without the hours that are older than 31 days before the end of the newest. */
  private static Map<String, KpiHistory> newest(List<KpiHistory> rows) {
    Instant newestHour =
        rows.stream()
            .filter(row -> row.getResolution().equals("hour"))
            .map(KpiHistory::getEnd)
            .max(Instant::compareTo)
            .orElse(HOUR);
    Map<String, KpiHistory> newest = new TreeMap<>();
    // Revisions of the list grow, so the last row of a key is its newest.
    rows.stream()
        .filter(row -> isKept(row, newestHour))
        .forEach(row -> newest.put(SampleHistory.key(row), row));
    return newest;
  }

  private static boolean isKept(KpiHistory row, Instant newestHour) {
    return row.getResolution().equals("day")
        || Duration.between(row.getStart(), newestHour).toHours() <= 31 * 24;
  }

  private static String columns(KpiHistory row) {
    return String.join(
        " ",
        row.getState(),
        String.valueOf(row.getValue()),
        String.valueOf(row.getNumerator()),
        String.valueOf(row.getDenominator()),
        String.valueOf(row.getRevision()));
  }

  private static Map<String, String> content(HistoryStore store) {
    Map<String, String> content = new TreeMap<>();
    store
        .keys()
        .forEach(
            key ->
                store
                    .rows(key, Long.MIN_VALUE, Long.MAX_VALUE)
                    .forEach(point -> content.put(key(key, point), columns(point))));
    return content;
  }

  private static String key(SeriesKey key, HistoryPoint point) {
    return String.join(
        "|",
        key.unit(),
        key.kpi(),
        key.resolution().text(),
        Instant.ofEpochMilli(point.startMs()).toString());
  }

  private static String columns(HistoryPoint point) {
    OptionalLong denominator = point.denominator();
    return String.join(
        " ",
        point.state(),
        point.value().isPresent() ? String.valueOf(point.value().getAsDouble()) : "null",
        String.valueOf(point.numerator()),
        denominator.isPresent() ? String.valueOf(denominator.getAsLong()) : "null",
        String.valueOf(point.revision()));
  }

  private List<HistoryPoint> all(SeriesKey key) {
    return store.rows(key, Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
