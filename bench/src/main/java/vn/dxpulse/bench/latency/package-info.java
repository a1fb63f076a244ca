/**
 * How long it takes from an event to the first committed row that counts it.
 *
 * <p>In: a schedule of events. Out: distributions of every single event. Start with {@link
 * vn.dxpulse.bench.latency.LatencyBench}; how a row tells which events it counts, {@link
 * vn.dxpulse.bench.latency.Latencies} says.
 */
package vn.dxpulse.bench.latency;
