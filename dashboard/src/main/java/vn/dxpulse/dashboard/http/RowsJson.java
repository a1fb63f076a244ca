package vn.dxpulse.dashboard.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dxpulse.dashboard.history.DefinitionBreak;
import vn.dxpulse.dashboard.history.DefinitionBreaks;
import vn.dxpulse.dashboard.rows.KpiEntry;
import vn.dxpulse.dashboard.rows.KpiRow;
import vn.dxpulse.dashboard.rows.RowChange;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.dashboard.rows.UnitRow;

/** What the API says, as JSON in UTF-8 on one line. Any thread. */
final class RowsJson {

  private final ObjectMapper json = new ObjectMapper();
  private final RowStore store;
  private final InstantSource clock;

  RowsJson(RowStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Units with their columns and, if they were asked for on a day, their type on it. */
  byte[] units(List<UnitRow> units, Optional<LocalDate> day) {
    return bytes(Map.of("units", units.stream().map(unit -> columns(unit, day)).toList()));
  }

  byte[] kpis() {
    return bytes(Map.of("kpis", columnsOfKpis()));
  }

  /** Rows that match, sorted by key, with the time they hold for. */
  byte[] values(RowFilter filter) {
    Map<String, Object> body = times();
    body.put("breaks", breaks(filter));
    body.put("rows", rows(filter));
    return bytes(body);
  }

  /** Everything a page needs to begin: times, units, catalogue, breaks and rows. */
  byte[] snapshot(RowFilter filter) {
    Map<String, Object> body = times();
    body.put("units", store.units().stream().map(UnitRow::columns).toList());
    body.put("kpis", columnsOfKpis());
    body.put("breaks", breaks(filter));
    body.put("rows", rows(filter));
    return bytes(body);
  }

  /** What changed in {@code (since, upTo]}: new rows, and keys removed; empty if nothing did. */
  Optional<byte[]> change(RowFilter filter, long since, long upTo) {
    List<Map<String, Object>> rows = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (RowChange change : store.changesSince(since, upTo)) {
      if (filter.matches(change.key())) {
        change
            .row()
            .ifPresentOrElse(
                row -> rows.add(row.columns()), () -> removed.add(change.key().toString()));
      }
    }
    if (rows.isEmpty() && removed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("rows", rows);
    body.put("removed", removed);
    return Optional.of(bytes(body));
  }

  byte[] heartbeat() {
    return bytes(times());
  }

  byte[] bytes(Object body) {
    try {
      return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("columns are numbers, texts and booleans", e);
    }
  }

  private Map<String, Object> times() {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("as_of", store.asOf().map(Instant::toEpochMilli).orElse(null));
    times.put("server_time", clock.instant().toEpochMilli());
    return times;
  }

  private List<Map<String, Object>> rows(RowFilter filter) {
    return store
        .rows()
        .filter(row -> filter.matches(row.key()))
        .sorted(Comparator.comparing(KpiRow::key))
        .map(KpiRow::columns)
        .toList();
  }

  private List<Map<String, Object>> breaks(RowFilter filter) {
    return breaks(store.kpis().stream().map(KpiEntry::kpi).filter(filter::wantsKpi));
  }

  /** The breaks of KPIs, in their order. */
  static List<Map<String, Object>> breaks(Stream<String> kpis) {
    return kpis.flatMap(kpi -> DefinitionBreaks.of(kpi).stream()).map(RowsJson::columns).toList();
  }

  private static Map<String, Object> columns(DefinitionBreak at) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("kpi", at.kpi());
    columns.put("day", at.day().toString());
    columns.put("reason_vi", at.reasonVi());
    columns.put("reason_en", at.reasonEn());
    return columns;
  }

  private List<Map<String, Object>> columnsOfKpis() {
    return store.kpis().stream().map(KpiEntry::columns).toList();
  }

  private static Map<String, Object> columns(UnitRow unit, Optional<LocalDate> day) {
    Map<String, Object> columns = new LinkedHashMap<>(unit.columns());
    day.ifPresent(then -> columns.put("type_at", unit.types().on(then)));
    return columns;
  }
}
