/**
 * Fills KPIs that were added later from the log, while the streams application does not run.
 *
 * <p>In: the changelog of its KPIs, the topics of facts up to where it has read them, dead letters
 * and facts on their way between partitions. Out: entries of that changelog, in one transaction
 * that the group of the application fences. What is counted again, and how, {@code streams} knows.
 * Start with {@link vn.dxpulse.app.replay.KpiReplay}.
 */
package vn.dxpulse.app.replay;
