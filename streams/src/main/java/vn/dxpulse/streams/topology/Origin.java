package vn.dxpulse.streams.topology;

/** Where and when a record was first read. */
record Origin(String topic, int partition, long offset, long arrivalMs) {}
