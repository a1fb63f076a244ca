/**
 * How long the state takes to come back after a crash, and how much room it takes.
 *
 * <p>Start with {@link vn.dxpulse.bench.state.RestoreBench} and {@link
 * vn.dxpulse.bench.state.HeapBench}; both fill the state from {@link
 * vn.dxpulse.bench.state.History}.
 */
package vn.dxpulse.bench.state;
