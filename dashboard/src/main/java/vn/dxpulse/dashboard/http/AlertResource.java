package vn.dxpulse.dashboard.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.rows.Columns;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.row.TargetDefinition;

/**
 * {@code GET} of {@code /api/v1/targets}, {@code alerts}, {@code silences} and {@code commands}.
 */
final class AlertResource {

  private final AlertStore store;
  private final RowStore rows;
  private final RowsJson json;

  AlertResource(AlertStore store, RowStore rows, RowsJson json) {
    this.store = store;
    this.rows = rows;
    this.json = json;
  }

  void targets(Context context) {
    TargetFilter filter = TargetFilter.of(context.queryParamMap(), store, rows);
    List<Map<String, Object>> found = new ArrayList<>();
    for (TargetDefinition target : store.targets().all()) {
      if (filter.matches(target, store.statuses().find(target.getTarget()))) {
        found.add(target(target));
      }
    }
    answer(context, Map.of("targets", found));
  }

  void target(Context context) {
    QueryParameters.allowOnly(List.of(), context.queryParamMap());
    String id = context.pathParam("id");
    TargetDefinition definition =
        store
            .targets()
            .find(id)
            .orElseThrow(
                () ->
                    ApiError.notFound(
                        "unknown_target",
                        "there is no target '" + id + "'; allowed is one of /api/v1/targets"));
    Map<String, Object> body = target(definition);
    body.put("points", CoursePoint.parse(definition.getPoints()));
    answer(context, body);
  }

  void alerts(Context context) {
    AlertFilter filter = AlertFilter.of(context.queryParamMap(), store, rows);
    answer(
        context,
        Map.of(
            "alerts",
            store.alerts().all().stream().filter(filter::matches).map(Columns::of).toList()));
  }

  void log(Context context) {
    QueryParameters.allowOnly(List.of(), context.queryParamMap());
    String id = context.pathParam("id");
    List<AlertTransition> transitions = store.log().newestFirst(id);
    if (transitions.isEmpty()) {
      requireAlert(store, id);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("alert", id);
    body.put("transitions", transitions.stream().map(Columns::of).toList());
    answer(context, body);
  }

  void silences(Context context) {
    QueryParameters.allowOnly(List.of(), context.queryParamMap());
    answer(context, Map.of("silences", store.silences().all().stream().map(Columns::of).toList()));
  }

  void command(Context context) {
    QueryParameters.allowOnly(List.of(), context.queryParamMap());
    String id = context.pathParam("id");
    answer(
        context,
        store
            .answer(id)
            .map(Columns::of)
            .orElseThrow(
                () ->
                    ApiError.notFound(
                        "undecided",
                        "there is no answer to a command '" + id + "' yet, or not any more")));
  }

  /**
   * Checks that there is such an alert.
   *
   * @throws ApiError if there is not
   */
  static void requireAlert(AlertStore store, String id) {
    if (store.alerts().find(id).isEmpty()) {
      throw ApiError.notFound(
          "unknown_alert", "there is no alert '" + id + "'; allowed is one of /api/v1/alerts");
    }
  }

  private Map<String, Object> target(TargetDefinition definition) {
    Optional<SpecificRecord> status =
        store.statuses().find(definition.getTarget()).map(SpecificRecord.class::cast);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("definition", Columns.of(definition));
    body.put("status", status.map(Columns::of).orElse(null));
    return body;
  }

  private void answer(Context context, Object body) {
    RestResource.answer(context, json.bytes(body));
  }
}
