/**
 * How fast a backlog is caught up with: the streams part beside bare consumers, and one variant of
 * it beside another.
 *
 * <p>Contenders read the same backlog by turns, each in a process of its own; what is compared is
 * taken within a pair of neighbouring runs, since machines drift. Start with {@link
 * vn.dxpulse.bench.throughput.ThroughputBench}. Nothing here asserts speed; a wrong result fails.
 */
package vn.dxpulse.bench.throughput;
