package vn.dxpulse.bench.latency;

import vn.dxpulse.streams.kpi.View;

/**
 * A committed row of a unit's all-time count, seen by a reader.
 *
 * @param view a unit as it was, or one of today
 * @param unit {@code code@valid_from}
 * @param counted how many events of the unit it counts
 * @param nanos when it was seen, as {@link System#nanoTime}
 * @param wallMs the same, UTC milliseconds
 */
record Sighting(View view, String unit, long counted, long nanos, long wallMs) {}
