/**
 * What the benchmarks feed: generated transactions on their topic, and the catalogues of KPIs and
 * units of the variants that are compared.
 *
 * <p>In: a seed, event times and a registry. Out: facts on the topic of transactions, or files for
 * {@code --kpis} and {@code --units}. Start with {@link vn.dxpulse.bench.load.Transactions}. The
 * same seed gives the same facts.
 */
package vn.dxpulse.bench.load;
