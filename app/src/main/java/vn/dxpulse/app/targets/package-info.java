/**
 * The targets of a cluster: what is published, what a file would change, and the change itself.
 *
 * <p>In: a {@link vn.dxpulse.streams.targets.TargetList}, {@code dx.ref.target.v1} and {@code
 * dx.kpi.target-status.v1}, committed records only. Out: a {@link
 * vn.dxpulse.app.targets.TargetDiff}, and its rows and tombstones in one transaction. Start with
 * {@link vn.dxpulse.app.targets.TargetPublisher}. What a target means, {@code streams} knows.
 */
package vn.dxpulse.app.targets;
