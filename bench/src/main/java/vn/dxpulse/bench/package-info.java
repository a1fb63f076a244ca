/**
 * How fast the streams part is, beside a bare consumer, in one run on one machine.
 *
 * <p>Each contender reads the same topic in a process of its own, in turn, several times over;
 * ratios are taken within a round, since machines drift. Start with {@link
 * vn.dxpulse.bench.ThroughputBench}. Nothing here asserts: speed goals live in {@code
 * bench/results/}, not in tests.
 */
package vn.dxpulse.bench;
