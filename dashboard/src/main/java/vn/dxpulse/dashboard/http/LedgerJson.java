package vn.dxpulse.dashboard.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dxpulse.dashboard.rows.LedgerRows;
import vn.dxpulse.schemas.row.LedgerRow;

/** Rows of the ledger with their sums per topic; each says whether it adds up. */
final class LedgerJson {

  private static final List<String> COUNTS =
      List.of(
          "read",
          "counted",
          "duplicate",
          "conflict",
          "late",
          "rejected",
          "in_transit",
          "anomalous");

  private LedgerJson() {}

  /** Rows newest first; totals by topic, over the same rows. */
  static Map<String, Object> of(LedgerQuery query, LedgerRows ledger) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Map<String, Object>> totals = new TreeMap<>();
    ledger
        .newestFirst()
        .filter(query::matches)
        .forEach(
            row -> {
              Map<String, Object> columns = new LinkedHashMap<>(LedgerRows.columns(row));
              columns.put("mismatch", isWrong(columns));
              rows.add(columns);
              add(columns, totals.computeIfAbsent(row.getTopic(), LedgerJson::noTotals));
            });
    totals.values().forEach(total -> total.put("mismatch", isWrong(total)));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("totals", totals.values());
    body.put("rows", rows);
    return body;
  }

  /** Topics that have rows, sorted. */
  static List<String> topics(LedgerRows ledger) {
    return ledger.newestFirst().map(LedgerRow::getTopic).distinct().sorted().toList();
  }

  private static Map<String, Object> noTotals(String topic) {
    Map<String, Object> total = new LinkedHashMap<>();
    total.put("topic", topic);
    COUNTS.forEach(count -> total.put(count, 0L));
    return total;
  }

  private static void add(Map<String, Object> row, Map<String, Object> total) {
    COUNTS.forEach(count -> total.put(count, number(total, count) + number(row, count)));
  }

  private static boolean isWrong(Map<String, Object> row) {
    long sum =
        number(row, "counted")
            + number(row, "duplicate")
            + number(row, "late")
            + number(row, "rejected")
            + number(row, "in_transit");
    return number(row, "read") != sum;
  }

  private static long number(Map<String, Object> row, String column) {
    return (Long) row.get(column);
  }
}
