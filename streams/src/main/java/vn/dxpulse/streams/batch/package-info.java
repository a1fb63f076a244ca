/**
 * Records of a poll as one record, so that Kafka Streams' bookkeeping is paid per batch and not per
 * fact. {@link vn.dxpulse.streams.batch.BatchingInterceptor} makes batches of what the consumer
 * polled; {@link vn.dxpulse.streams.batch.BatchCursor} goes through one in a processor. A batch
 * lives between the two, in one process: it is never written anywhere.
 */
package vn.dxpulse.streams.batch;
