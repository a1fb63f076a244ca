/**
 * Prepares a Kafka cluster and its registry for DX Pulse: {@link vn.dxpulse.app.topics.TopicSetup}
 * creates missing topics and registers the schema of each one's values under FULL_TRANSITIVE
 * compatibility. Run once per cluster and after each upgrade; never changes what is there.
 */
package vn.dxpulse.app.topics;
