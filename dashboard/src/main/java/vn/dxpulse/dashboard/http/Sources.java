package vn.dxpulse.dashboard.http;

import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.alert.CommandSink;
import vn.dxpulse.dashboard.history.HistoryStore;
import vn.dxpulse.dashboard.rows.RowStore;

/**
 * What the server serves, and where it sends what people want done.
 *
 * @param rows units, KPIs and ledger
 * @param history closed hours and days
 * @param alerts targets and alerts
 * @param commands takes what people want done about alerts
 */
public record Sources(
    RowStore rows, HistoryStore history, AlertStore alerts, CommandSink commands) {}
