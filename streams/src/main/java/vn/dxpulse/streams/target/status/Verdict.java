package vn.dxpulse.streams.target.status;

/**
 * How a target stands and why.
 *
 * @param provisional true if later data may still change it: achieved before the deadline
 * @param levelOnly true if there is no course, so that only the level is judged
 */
public record Verdict(State state, Reason reason, boolean provisional, boolean levelOnly) {}
