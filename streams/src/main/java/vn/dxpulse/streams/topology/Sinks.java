package vn.dxpulse.streams.topology;

/**
 * Names of the sinks that processors of facts send to; each sub-topology has its own.
 *
 * @param rejected of records that cannot be counted
 * @param late of records that are too old
 * @param rekeyed of facts that belong to another partition
 * @param outcomes of what became of re-keyed facts
 */
record Sinks(String rejected, String late, String rekeyed, String outcomes) {}
