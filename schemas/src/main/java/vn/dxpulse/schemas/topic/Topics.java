package vn.dxpulse.schemas.topic;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.event.EnterpriseStockChanged;
import vn.dxpulse.schemas.event.FactOutcome;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.MilestoneDeclared;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.event.QualityReading;
import vn.dxpulse.schemas.event.RekeyedFact;
import vn.dxpulse.schemas.event.ServiceFeedbackSubmitted;
import vn.dxpulse.schemas.event.StatisticKept;
import vn.dxpulse.schemas.event.UnitTally;
import vn.dxpulse.schemas.event.WorkRecordProcessed;
import vn.dxpulse.schemas.row.AlertAnswer;
import vn.dxpulse.schemas.row.AlertSilence;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiDefinition;
import vn.dxpulse.schemas.row.KpiHistory;
import vn.dxpulse.schemas.row.LateRecord;
import vn.dxpulse.schemas.row.LedgerRow;
import vn.dxpulse.schemas.row.ProvinceVersion;
import vn.dxpulse.schemas.row.RejectedRecord;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;

/**
 * Every topic of the system. An immutable value, built once and passed on.
 *
 * <p>Facts and the hand-over topic share one number of partitions, so that a province has one owner
 * whatever the kind of fact. Event topics carry the broker's arrival time ({@code LogAppendTime}),
 * which no producer can falsify; the hand-over topic carries the arrival time of the fact behind it
 * and so keeps the producer's timestamps.
 */
public final class Topics {

  private static final String RETENTION_FOREVER = "-1";
  private static final String RETENTION_90_DAYS = "7776000000";
  private static final String RETENTION_2_YEARS = "63072000000";

  /**
   * Largest batch on the topics of facts, in bytes: Kafka's default, stated because {@link
   * #MAX_WRAPPED_BYTES} rests on it.
   */
  public static final int MAX_FACT_BYTES = 1_048_588;

  /**
   * Largest batch on the topics that a fact may stand on once more: its bytes, and besides them
   * texts out of it, such as its key. A size in bytes.
   */
  public static final int MAX_WRAPPED_BYTES = 4 << 20;

  private final int partitions;

  /**
   * @param partitions partitions of every fact topic and of the KPI rows, at least 1
   */
  public Topics(int partitions) {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be at least 1, got " + partitions);
    }
    this.partitions = partitions;
  }

  /** Partitions of every fact topic. */
  public int partitions() {
    return partitions;
  }

  public Topic<OnlineServiceTransactionCompleted> transactions() {
    return facts(
        "dx.evt.online-service-transaction-completed.v1", OnlineServiceTransactionCompleted.class);
  }

  public Topic<ServiceFeedbackSubmitted> feedback() {
    return facts("dx.evt.service-feedback-submitted.v1", ServiceFeedbackSubmitted.class);
  }

  public Topic<WorkRecordProcessed> workRecords() {
    return facts("dx.evt.work-record-processed.v1", WorkRecordProcessed.class);
  }

  public Topic<DigitalEnterpriseRegistered> enterprisesRegistered() {
    return facts("dx.evt.digital-enterprise-registered.v1", DigitalEnterpriseRegistered.class);
  }

  public Topic<DigitalEnterpriseClosed> enterprisesClosed() {
    return facts("dx.evt.digital-enterprise-closed.v1", DigitalEnterpriseClosed.class);
  }

  public Topic<DigitalEnterpriseRelocated> enterprisesRelocated() {
    return facts("dx.evt.digital-enterprise-relocated.v1", DigitalEnterpriseRelocated.class);
  }

  public Topic<PublicServiceListed> publicServices() {
    return facts("dx.evt.public-service-listed.v1", PublicServiceListed.class);
  }

  public Topic<IndicatorReported> indicators() {
    return facts("dx.evt.indicator-reported.v1", IndicatorReported.class);
  }

  public Topic<MilestoneDeclared> milestones() {
    return facts("dx.evt.milestone-declared.v1", MilestoneDeclared.class);
  }

  /** The topics of facts that the streams application reads, each of them with books. */
  public List<Topic<? extends SpecificRecord>> accounted() {
    return List.of(
        transactions(),
        feedback(),
        workRecords(),
        indicators(),
        milestones(),
        publicServices(),
        enterprisesRegistered(),
        enterprisesRelocated(),
        enterprisesClosed());
  }

  /** Hand-over from the entity step to the KPI step; not for other readers. */
  public Topic<EnterpriseStockChanged> enterpriseStock() {
    return handOver("dx.int.enterprise-stock-changed.v1", EnterpriseStockChanged.class);
  }

  /** Hand-over from the KPI step to the roll-up step; not for other readers. */
  public Topic<UnitTally> unitTallies() {
    return compacted("dx.int.unit-tally.v1", UnitTally.class, 1);
  }

  /** Figures of statistics on their way to the target step; not for other readers. */
  public Topic<StatisticKept> statisticsKept() {
    return compacted("dx.int.statistic-kept.v1", StatisticKept.class, 1);
  }

  /** What the books say, on its way to the alert step, kept for 90 days; not for other readers. */
  public Topic<QualityReading> qualityReadings() {
    return books("dx.int.quality-reading.v1", QualityReading.class, 1);
  }

  /** Facts of provinces on their way to the partition they belong to; not for other readers. */
  public Topic<RekeyedFact> rekeyedFacts() {
    return handOver("dx.int.rekeyed-fact.v1", RekeyedFact.class);
  }

  /** Facts of enterprises on their way to the partition they belong to; not for other readers. */
  public Topic<RekeyedFact> rekeyedEnterpriseFacts() {
    return handOver("dx.int.rekeyed-enterprise-fact.v1", RekeyedFact.class);
  }

  /** Outcomes of re-keyed facts on their way back to the books; not for other readers. */
  public Topic<FactOutcome> factOutcomes() {
    return handOver("dx.int.fact-outcome.v1", FactOutcome.class);
  }

  /** Outcomes of re-keyed facts of enterprises on their way back; not for other readers. */
  public Topic<FactOutcome> enterpriseFactOutcomes() {
    return handOver("dx.int.enterprise-fact-outcome.v1", FactOutcome.class);
  }

  public Topic<ProvinceVersion> provinces() {
    return compacted("dx.ref.province.v1", ProvinceVersion.class, 1);
  }

  public Topic<KpiDefinition> kpis() {
    return compacted("dx.ref.kpi.v1", KpiDefinition.class, 1);
  }

  public Topic<TargetDefinition> targets() {
    return compacted("dx.ref.target.v1", TargetDefinition.class, 1);
  }

  public Topic<TargetStatus> targetStatus() {
    return compacted("dx.kpi.target-status.v1", TargetStatus.class, 1);
  }

  public Topic<AlertState> alertStates() {
    return compacted("dx.alert.state.v1", AlertState.class, 1);
  }

  public Topic<AlertSilence> alertSilences() {
    return compacted("dx.alert.silence.v1", AlertSilence.class, 1);
  }

  /** Every transition of every alert, kept for two years. */
  public Topic<AlertTransition> alertLog() {
    return kept("dx.alert.log.v1", AlertTransition.class, RETENTION_2_YEARS);
  }

  /** What people want done about alerts, kept for two years. */
  public Topic<AlertCommand> alertCommands() {
    return kept("dx.alert.command.v1", AlertCommand.class, RETENTION_2_YEARS);
  }

  /** What became of those commands, kept for 90 days. */
  public Topic<AlertAnswer> alertAnswers() {
    return kept("dx.alert.answer.v1", AlertAnswer.class, RETENTION_90_DAYS);
  }

  public Topic<KpiCurrent> kpiCurrent() {
    return compacted("dx.kpi.current.v1", KpiCurrent.class, partitions);
  }

  /** Closed hours and days, kept for two years. */
  public Topic<KpiHistory> kpiHistory() {
    return new Topic<>(
        "dx.kpi.history.v1",
        KpiHistory.class,
        partitions,
        Map.of("cleanup.policy", "compact,delete", "retention.ms", RETENTION_2_YEARS));
  }

  /** Books per input partition and arrival minute, kept for 90 days. */
  public Topic<LedgerRow> ledger() {
    return books("dx.dq.ledger.v1", LedgerRow.class, partitions);
  }

  public Topic<RejectedRecord> rejected() {
    return deadLetters("dx.dq.rejected.v1", RejectedRecord.class);
  }

  public Topic<LateRecord> late() {
    return deadLetters("dx.dq.late.v1", LateRecord.class);
  }

  /** Every topic, in the order in which they are created. */
  public List<Topic<? extends SpecificRecord>> all() {
    return List.of(
        transactions(),
        feedback(),
        workRecords(),
        enterprisesRegistered(),
        enterprisesClosed(),
        enterprisesRelocated(),
        publicServices(),
        indicators(),
        milestones(),
        enterpriseStock(),
        unitTallies(),
        statisticsKept(),
        qualityReadings(),
        rekeyedFacts(),
        rekeyedEnterpriseFacts(),
        factOutcomes(),
        enterpriseFactOutcomes(),
        provinces(),
        kpis(),
        targets(),
        kpiCurrent(),
        kpiHistory(),
        targetStatus(),
        alertStates(),
        alertSilences(),
        alertLog(),
        alertCommands(),
        alertAnswers(),
        ledger(),
        rejected(),
        late());
  }

  private <V extends SpecificRecord> Topic<V> facts(String name, Class<V> type) {
    return new Topic<>(
        name,
        type,
        partitions,
        Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            RETENTION_FOREVER,
            Topic.MAX_BYTES,
            String.valueOf(MAX_FACT_BYTES),
            "message.timestamp.type",
            "LogAppendTime"));
  }

  // Kept for ever: a replay starts at the beginning, and hand-overs are small beside the facts.
  private <V extends SpecificRecord> Topic<V> handOver(String name, Class<V> type) {
    return new Topic<>(
        name,
        type,
        partitions,
        Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            RETENTION_FOREVER,
            Topic.MAX_BYTES,
            String.valueOf(MAX_WRAPPED_BYTES)));
  }

  private static <V extends SpecificRecord> Topic<V> compacted(
      String name, Class<V> type, int partitions) {
    return new Topic<>(
        name,
        type,
        partitions,
        Map.of("cleanup.policy", "compact", Topic.MAX_BYTES, String.valueOf(MAX_WRAPPED_BYTES)));
  }

  private static <V extends SpecificRecord> Topic<V> books(
      String name, Class<V> type, int partitions) {
    return new Topic<>(
        name,
        type,
        partitions,
        Map.of("cleanup.policy", "compact,delete", "retention.ms", RETENTION_90_DAYS));
  }

  // One partition: whatever happens to alerts and targets has one order.
  private static <V extends SpecificRecord> Topic<V> kept(
      String name, Class<V> type, String retentionMs) {
    return new Topic<>(
        name, type, 1, Map.of("cleanup.policy", "delete", "retention.ms", retentionMs));
  }

  private <V extends SpecificRecord> Topic<V> deadLetters(String name, Class<V> type) {
    return new Topic<>(
        name,
        type,
        partitions,
        Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            RETENTION_90_DAYS,
            Topic.MAX_BYTES,
            String.valueOf(MAX_WRAPPED_BYTES)));
  }
}
