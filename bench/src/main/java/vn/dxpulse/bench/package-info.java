/**
 * How fast, how prompt and how big the streams part is.
 *
 * <p>Each command starts broker, registry and streams part in processes of their own, and prints a
 * Markdown table. Start with {@link vn.dxpulse.bench.Main}. Nothing here asserts speed: goals are
 * printed beside the figures, and reference runs are kept in {@code bench/results/}. Wrong results
 * fail.
 */
package vn.dxpulse.bench;
