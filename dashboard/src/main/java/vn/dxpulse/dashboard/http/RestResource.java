package vn.dxpulse.dashboard.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dxpulse.dashboard.rows.RowStore;

/**
 * {@code /api/v1/units}, {@code kpis}, {@code values} and {@code ledger}, and the two health pages.
 */
final class RestResource {

  private static final int UNAVAILABLE = 503;

  private final RowStore store;
  private final RowsJson json;
  private final Health health;

  RestResource(RowStore store, RowsJson json, Health health) {
    this.store = store;
    this.json = json;
    this.health = health;
  }

  /** Refuses while rows are still being read, when an answer would be incomplete. */
  void requireCaughtUp(Context context) {
    if (!health.caughtUp()) {
      throw ApiError.unavailable("not_ready", "the rows are still being read; try again soon");
    }
  }

  /** Refuses while targets and alerts are still being read. */
  void requireAlerts(Context context) {
    if (!health.alertsCaughtUp()) {
      throw ApiError.unavailable(
          "not_ready", "targets and alerts are still being read; try again soon");
    }
  }

  void units(Context context) {
    UnitQuery query = UnitQuery.ofList(context.queryParamMap());
    answer(context, json.units(query.units(store), query.day()));
  }

  void unit(Context context) {
    UnitQuery query = UnitQuery.ofOne(context.pathParam("unit"), context.queryParamMap());
    answer(context, json.units(query.units(store), query.day()));
  }

  void kpis(Context context) {
    QueryParameters.allowOnly(List.of(), context.queryParamMap());
    answer(context, json.kpis());
  }

  void values(Context context) {
    answer(context, json.values(RowFilter.of(context.queryParamMap(), store)));
  }

  void ledger(Context context) {
    LedgerQuery query = LedgerQuery.of(context.queryParamMap(), LedgerJson.topics(store.ledger()));
    answer(context, json.bytes(LedgerJson.of(query, store.ledger())));
  }

  void alive(Context context) {
    boolean alive = health.alive();
    context.status(alive ? 200 : UNAVAILABLE);
    answer(context, json.bytes(Map.of("alive", alive)));
  }

  void ready(Context context) {
    Health.Readiness readiness = health.readiness();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("ready", readiness.ready());
    body.put("caught_up", readiness.caughtUp());
    body.put("heartbeat_age_ms", readiness.heartbeatAge().map(age -> age.toMillis()).orElse(null));
    body.put("undecodable_rows", readiness.undecodableRows());
    body.put("history_caught_up", readiness.historyCaughtUp());
    body.put("alerts_caught_up", readiness.alertsCaughtUp());
    context.status(readiness.ready() ? 200 : UNAVAILABLE);
    answer(context, json.bytes(body));
  }

  void error(Context context, ApiError error) {
    context.status(error.status());
    if (error.isTemporary()) {
      context.header("Retry-After", "1");
    }
    answer(context, json.bytes(error.body()));
  }

  static void answer(Context context, byte[] body) {
    context.header("Cache-Control", "no-store").contentType("application/json").result(body);
  }
}
