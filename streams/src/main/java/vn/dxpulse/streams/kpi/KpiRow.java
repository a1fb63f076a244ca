package vn.dxpulse.streams.kpi;

import vn.dxpulse.streams.catalogue.Kpi;

/**
 * A reading that changed.
 *
 * @param window id of the window: of a flow's window, {@code now} for stocks, {@code latest} for
 *     reported statistics
 * @param simulated true if a simulated event ever counted for this unit and kind of event
 * @param asOfMs T: the moment that the reading speaks for, UTC milliseconds
 */
public record KpiRow(
    Scope scope, Kpi kpi, String window, Reading reading, boolean simulated, long asOfMs) {}
