/**
 * Provinces that work while nobody is connected: a stream of simulated facts for demos and tests.
 *
 * <p>Start with {@link vn.dxpulse.producers.simulate.Simulator}, a thread that paces what {@code
 * EventScript} makes up; the script takes the time as an argument and is a pure function of seed,
 * start and times asked for. In: the unit registry, for codes and populations. Out: transactions,
 * enterprises and listings of services, each marked as simulated. The numbers are plausible, not
 * forecasts of any province: propensities are drawn from the seed.
 */
package vn.dxpulse.producers.simulate;
