/**
 * The processes of a run: broker and registry, and the streams part, each alone in a JVM of its
 * own, and what can be learnt about them from outside.
 *
 * <p>Start with {@link vn.dxpulse.bench.process.StreamsProcess}. Nothing here measures by itself.
 */
package vn.dxpulse.bench.process;
