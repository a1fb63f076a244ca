package vn.dxpulse.app.cli;

import java.nio.file.Path;

/**
 * What a demo is told.
 *
 * @param port of the dashboard, free when the command started
 * @param data directory of broker, registry and streams
 * @param ratePerSecond simulated events, on average
 * @param seed of the simulation
 * @param partitions of every fact topic
 */
record DemoSettings(int port, Path data, int ratePerSecond, long seed, int partitions) {}
