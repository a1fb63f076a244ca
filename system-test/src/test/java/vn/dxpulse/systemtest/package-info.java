/**
 * The whole product against real things: an embedded broker, a real registry, real processes and a
 * real browser.
 *
 * <p>Every expectation is computed apart from the product: {@link
 * vn.dxpulse.systemtest.BatchOracle} counts a file in one pass with its own code, {@link
 * vn.dxpulse.systemtest.CrashOracle} judges made-up messages of every kind, {@link
 * vn.dxpulse.systemtest.RowTable} reads the output topic with a plain consumer. Each class starts
 * its own stack on free ports below a temporary directory; what it starts it ends by its own
 * handle. Nothing is mocked and nothing waits a fixed time. What one module can show alone is
 * tested there.
 */
package vn.dxpulse.systemtest;
