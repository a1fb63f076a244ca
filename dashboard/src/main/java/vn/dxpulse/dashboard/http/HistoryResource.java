package vn.dxpulse.dashboard.http;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dxpulse.dashboard.history.HistoryPoint;
import vn.dxpulse.dashboard.history.HistoryRow;
import vn.dxpulse.dashboard.history.HistorySelection;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.history.HistoryViews;
import vn.dxpulse.dashboard.history.Resolution;
import vn.dxpulse.dashboard.history.UnitGroups;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.dashboard.rows.UnitRow;

/**
 * {@code GET /api/v1/history}: closed hours and days, of units as they were, of today, or summed
 * up.
 */
final class HistoryResource {

  /** Some 2 MB of JSON: 27 years of days of one KPI, or a month of days of ten KPIs of 32 units. */
  private static final int MOST_ROWS = 10_000;

  private final RowStore store;
  private final HistoryStore history;
  private final HistoryViews views;
  private final Health health;
  private final RowsJson json;
  private final InstantSource clock;

  HistoryResource(
      RowStore store, HistoryStore history, Health health, RowsJson json, InstantSource clock) {
    this.store = store;
    this.history = history;
    this.views = new HistoryViews(history);
    this.health = health;
    this.json = json;
    this.clock = clock;
  }

  void get(Context context) {
    if (!health.historyCaughtUp()) {
      throw ApiError.unavailable("not_ready", "the history is still being read; try again soon");
    }
    UnitGroups groups = groups();
    HistorySelection selection =
        new HistoryQuery(store, history, groups)
            .selection(context.queryParamMap(), clock.instant().toEpochMilli());
    List<HistoryRow> rows = views.rows(selection, groups, MOST_ROWS);
    if (rows.size() > MOST_ROWS) {
      throw ApiError.badRequest(
          "too_many_rows",
          "the answer has more than the "
              + MOST_ROWS
              + " rows that are allowed; ask for fewer units or KPIs, or a shorter time");
    }
    RestResource.answer(context, json.bytes(body(selection, rows)));
  }

  /** By the registry of this moment: a merger changes answers, not what is stored. */
  private UnitGroups groups() {
    return new UnitGroups(byUnit("successor"), byUnit("macro_region"));
  }

  /** A column of the units that have something in it. */
  private Map<String, String> byUnit(String column) {
    Map<String, String> texts = new HashMap<>();
    for (UnitRow unit : store.units()) {
      Object text = unit.columns().get(column);
      if (text != null && !text.toString().isEmpty()) {
        texts.put(unit.unit(), text.toString());
      }
    }
    return texts;
  }

  private static Map<String, Object> body(HistorySelection selection, List<HistoryRow> rows) {
    Collection<String> kpis =
        selection.kpis().isEmpty()
            ? rows.stream().map(HistoryRow::kpi).collect(Collectors.toSet())
            : selection.kpis();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("view", selection.view().text());
    body.put("resolution", selection.resolution().text());
    body.put("from", selection.fromMs());
    body.put("to", selection.toMs());
    body.put("breaks", RowsJson.breaks(kpis.stream().sorted()));
    body.put("rows", rows.stream().map(row -> columns(row, selection.resolution())).toList());
    return body;
  }

  private static Map<String, Object> columns(HistoryRow row, Resolution resolution) {
    HistoryPoint point = row.point();
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("unit", row.unit());
    columns.put("kpi", row.kpi());
    columns.put("start", point.startMs());
    columns.put("end", point.startMs() + resolution.lengthMs());
    columns.put("state", point.state());
    columns.put("value", point.value().isPresent() ? point.value().getAsDouble() : null);
    columns.put("numerator", point.numerator());
    columns.put(
        "denominator", point.denominator().isPresent() ? point.denominator().getAsLong() : null);
    columns.put("simulated", point.simulated());
    columns.put("revision", point.revision());
    return columns;
  }
}
