/**
 * What today's units, macro-regions and the nation say: sums of what units say.
 *
 * <p>In: the newest {@link vn.dxpulse.streams.kpi.Tally} of each unit. Out: a {@link
 * vn.dxpulse.streams.kpi.KpiRow} for each reading that changed, of the views restated, region and
 * nation. Which units are added up, {@link vn.dxpulse.streams.rollup.UnitGroups} says from the
 * registry alone, so a new merger changes nothing that is stored. Start with {@link
 * vn.dxpulse.streams.rollup.RollupBoard}. Nothing here knows Kafka.
 */
package vn.dxpulse.streams.rollup;
