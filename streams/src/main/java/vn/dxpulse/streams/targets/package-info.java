/**
 * The targets as a file that people edit, and as rows that others read.
 *
 * <p>In: YAML, the KPI catalogue and the registry of units. Out: {@link
 * vn.dxpulse.streams.target.Target}s, or every problem of the file with its line, among them
 * demands that mix up what {@code docs/domain.md} keeps apart. Start with {@link
 * vn.dxpulse.streams.targets.TargetList}; {@link vn.dxpulse.streams.targets.TargetRows} makes rows
 * of {@code dx.ref.target.v1}. Nothing is judged here, and nothing is published.
 */
package vn.dxpulse.streams.targets;
