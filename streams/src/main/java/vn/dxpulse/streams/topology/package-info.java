/**
 * The Kafka Streams application: names the sources, processors, stores and sinks and wires the pure
 * core to them.
 *
 * <p>Start with {@link vn.dxpulse.streams.topology.PipelineTopology}, which reads like the diagram
 * in {@code docs/architecture.md}. A processor takes bytes in, has {@code FactIntake} decode and
 * judge them, and tells the core. What the core knows lives in the heap and is written to the
 * changelog when the task commits ({@code CommitHookStore}). No arithmetic is done here.
 */
package vn.dxpulse.streams.topology;
