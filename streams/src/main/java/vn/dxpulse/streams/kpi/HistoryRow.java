package vn.dxpulse.streams.kpi;

import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.pane.PaneSize;

/**
 * A KPI of one closed hour or day.
 *
 * @param size HOUR or DAY
 * @param startMs first millisecond of the hour or day, UTC
 * @param simulated true if a simulated event counts in it
 * @param asOfMs T when the row was made
 */
public record HistoryRow(
    UnitId unit,
    Kpi.Flow kpi,
    PaneSize size,
    long startMs,
    Reading reading,
    boolean simulated,
    long asOfMs) {

  /** First millisecond after the hour or day. */
  public long endMs() {
    return size.startOf(size.paneAt(startMs) + 1);
  }
}
