package vn.dxpulse.streams.topology;

import org.apache.kafka.streams.Topology;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.streams.alert.rule.AlertRules;

/**
 * The steps of alerts, a sub-topology of one task.
 *
 * <pre>
 * statuses of targets ─┬► raise-alerts (alerts) ──► dx.alert.state, .log, .silence
 * what books say ──────┤            └── commands ─► dx.alert.answer
 * commands ────────────┘
 * </pre>
 */
final class AlertSteps {

  private static final String ALERTS = "alerts";
  private static final String RAISE_ALERTS = "raise-alerts";

  private final Topics topics;
  private final AvroValues avro;
  private final AlertRules rules;
  private final TimeSource timeSource;

  AlertSteps(Topics topics, AvroValues avro, AlertRules rules, TimeSource timeSource) {
    this.topics = topics;
    this.avro = avro;
    this.rules = rules;
    this.timeSource = timeSource;
  }

  void addTo(Topology topology) {
    PipelineTopology.read(topology, "read-target-status", topics.targetStatus());
    PipelineTopology.read(topology, "read-quality", topics.qualityReadings());
    PipelineTopology.read(topology, "read-commands", topics.alertCommands());
    RaiseAlerts.Sinks sinks =
        new RaiseAlerts.Sinks(
            "write-alert-states", "write-alert-log", "write-silences", "write-answers");
    topology.addProcessor(
        RAISE_ALERTS,
        () -> new RaiseAlerts(ALERTS, RaiseAlerts.Decoders.of(topics, avro), timeSource, sinks),
        "read-target-status",
        "read-quality",
        "read-commands");
    PipelineTopology.write(topology, avro, sinks.states(), topics.alertStates(), RAISE_ALERTS);
    PipelineTopology.write(topology, avro, sinks.log(), topics.alertLog(), RAISE_ALERTS);
    PipelineTopology.write(topology, avro, sinks.silences(), topics.alertSilences(), RAISE_ALERTS);
    PipelineTopology.write(topology, avro, sinks.answers(), topics.alertAnswers(), RAISE_ALERTS);
    topology.addStateStore(
        CommitHookStore.builder(ALERTS, task -> new AlertTask(rules, timeSource)), RAISE_ALERTS);
  }
}
