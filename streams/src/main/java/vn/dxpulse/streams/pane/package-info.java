/**
 * Windows from panes: what came in per unit and short stretch of event time, and the running sums
 * of every window over them.
 *
 * <p>Pure: no Kafka, no Avro, no clock; time comes in as event times and as T, the moment that the
 * sums speak for. Start with {@link vn.dxpulse.streams.pane.FlowBoard}. An event costs one addition
 * into a partial sum whatever the number of windows; the sums reach panes and windows once per
 * commit. Panes are {@code [start, end)}; a rolling window W at T is the sum of the panes that
 * overlap {@code (T - W, T]}, so it holds at most one pane too much, at its old edge.
 */
package vn.dxpulse.streams.pane;
