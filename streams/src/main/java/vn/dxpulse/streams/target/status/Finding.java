package vn.dxpulse.streams.target.status;

import java.util.Optional;
import java.util.OptionalDouble;
import vn.dxpulse.streams.target.Baseline;

/**
 * Where a target stands, in the unit of measure of its KPI.
 *
 * @param baseline where its course begins
 * @param measured the value that it is judged by, or the last one known
 * @param expected value expected on the day that {@code measured} is held against
 * @param gap measured minus demanded
 * @param progress share of the way from the baseline to the target that is done
 * @param ratio progress made to progress expected, which decides the state
 */
public record Finding(
    Optional<Baseline> baseline,
    Optional<Measurement> measured,
    OptionalDouble expected,
    OptionalDouble gap,
    OptionalDouble progress,
    OptionalDouble ratio) {}
