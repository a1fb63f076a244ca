package vn.dxpulse.bench;

import java.nio.file.Path;
import vn.dxpulse.schemas.connect.Connection;

/**
 * One reading of the topic by one contender.
 *
 * @param events number of events on the topic
 * @param threads stream threads; a bare consumer has one
 * @param commitIntervalMs of exactly-once processing
 * @param directory for files of this run
 */
record ContenderRun(
    Connection connection, long events, int threads, int commitIntervalMs, Path directory) {}
