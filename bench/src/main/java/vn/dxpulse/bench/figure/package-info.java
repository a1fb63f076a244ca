/**
 * What the benchmarks print: samples with the interval of their median, goals and whether they are
 * met, Markdown tables, and the machine.
 *
 * <p>In: bare numbers. Out: text. Start with {@link vn.dxpulse.bench.figure.Sample}. Pure, except
 * for {@link vn.dxpulse.bench.figure.Machine}.
 */
package vn.dxpulse.bench.figure;
