package vn.dxpulse.streams.target.status;

import vn.dxpulse.schemas.unit.UnitId;

/** One KPI of one unit over one window. */
public record Series(UnitId unit, String kpi, String window) {}
