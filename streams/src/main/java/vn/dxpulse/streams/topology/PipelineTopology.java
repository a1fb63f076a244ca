package vn.dxpulse.streams.topology;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.Stores;
import vn.dxpulse.schemas.event.FactOutcome;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.decode.WriterSchemas;
import vn.dxpulse.streams.entity.EnterpriseState;
import vn.dxpulse.streams.entity.EnterpriseStateFormat;
import vn.dxpulse.streams.kpi.FlowTerms;

/**
 * The whole application.
 *
 * <pre>
 * transactions ──► count-transactions ──┐
 * feedback ──────► count-feedback ──────┤
 * work records ──► count-work-records ──┤
 * statistics ────► keep-statistics ─────┤
 * milestones ────► keep-milestones ─────┤
 * services ──────► keep-services ───────┤
 * stock changes ─► add-stock-changes ───┼─(kpi-cells)─► publish-kpis ──► dx.kpi.*, dx.dq.ledger
 *        ▲             └── re-keyed, dead letters
 *        │                                                     └── tallies of units
 *        └── gains and losses ◄── keep-registered, keep-relocated, keep-closed (enterprises)
 *                                          ▲
 *                                          └── enterprise facts
 *
 * tallies of units ─┬► roll-up (rollups) ──► dx.kpi.current: restated, region, nation
 * kept statistics ──┴► judge-targets (targets) ──► dx.kpi.target-status
 * targets ───────────┘                                       │
 * what books say, commands ─► raise-alerts (alerts) ◄─────────┘ ──► dx.alert.*
 * </pre>
 *
 * Four sub-topologies. Facts keyed by province and facts keyed by enterprise are of the same make:
 * facts that were read from a partition they do not belong to are re-keyed through a topic of their
 * own, and their outcomes come back to the books of the partition that first read them.
 */
public final class PipelineTopology {

  private static final String KPI_CELLS = "kpi-cells";
  private static final String ENTERPRISES = "enterprises";
  private static final String ENTERPRISE_BOOKS = "enterprise-books";
  private static final String PUBLISH_KPIS = "publish-kpis";
  private static final String PUBLISH_LEDGER = "publish-enterprise-ledger";
  private static final String ROLLUPS = "rollups";
  private static final String TARGETS = "targets";
  private static final String READ_TALLIES = "read-tallies";
  private static final String HAND_OVER = "hand-over-stock-changes";

  private final Topics topics;
  private final AvroValues avro;
  private final Inputs inputs;
  private final Map<EventKind, FlowHandler.Plan> plans = new EnumMap<>(EventKind.class);
  private final TaskParts kpiParts;
  private final TaskParts enterpriseParts;

  /**
   * The application over {@code topics}.
   *
   * @param topics every topic, with the number of partitions that the broker has
   * @param avro serializers of the rows
   * @param inputs what the numbers depend on besides the facts
   */
  public PipelineTopology(Topics topics, AvroValues avro, Inputs inputs) {
    this.topics = topics;
    this.avro = avro;
    this.inputs = inputs;
    for (EventKind kind : EventKind.values()) {
      plans.put(kind, new FlowHandler.Plan(FlowTerms.of(kind, inputs.catalogue())));
    }
    this.kpiParts =
        new TaskParts(
            inputs,
            KPI_CELLS,
            new Sinks("write-rejected", "write-late", "re-key", "return-outcomes"));
    this.enterpriseParts =
        new TaskParts(
            inputs,
            ENTERPRISE_BOOKS,
            new Sinks(
                "write-rejected-enterprise-facts",
                "write-late-enterprise-facts",
                "re-key-enterprise-facts",
                "return-enterprise-outcomes"));
  }

  /** Topic on which the KPIs of the tasks of an application are kept, a partition per task. */
  public static String kpiChangelog(String applicationId) {
    return applicationId + "-" + KPI_CELLS + "-changelog";
  }

  /** Builds it; {@code properties} are those that the application will run with. */
  public Topology build(Properties properties) {
    Topology topology = new Topology(new TopologyConfig(new StreamsConfig(properties)));
    addKpis(topology);
    addEnterprises(topology);
    if (inputs.rollups()) {
      addRollups(topology);
      addTargets(topology);
      new AlertSteps(topics, avro, inputs.alertRules(), inputs.timeSource()).addTo(topology);
    }
    return topology;
  }

  private void addKpis(Topology topology) {
    for (EventKind kind : EventKind.values()) {
      readFacts(topology, kpiParts, counting(kind), topic(kind), this::kpiHandler);
    }
    readFacts(topology, kpiParts, "keep-statistics", topics.indicators(), this::kpiHandler);
    readFacts(topology, kpiParts, "keep-milestones", topics.milestones(), this::kpiHandler);
    readFacts(topology, kpiParts, "keep-services", topics.publicServices(), this::kpiHandler);
    read(topology, "read-stock-changes", topics.enterpriseStock());
    topology.addProcessor(
        "add-stock-changes", () -> new AddStockChanges(kpiParts), "read-stock-changes");
    read(topology, "read-rekeyed", topics.rekeyedFacts());
    topology.addProcessor(
        "take-rekeyed",
        () ->
            new RekeyedProcessor(
                kpiParts, avro.deserializer(topics.rekeyedFacts()), this::kpiHandler),
        "read-rekeyed");
    read(topology, "read-outcomes", topics.factOutcomes());
    topology.addProcessor(
        "book-outcomes",
        () -> new OutcomeProcessor(kpiParts, avro.deserializer(topics.factOutcomes())),
        "read-outcomes");

    String[] facts = {
      counting(EventKind.TRANSACTION),
      counting(EventKind.FEEDBACK),
      counting(EventKind.WORK_RECORD),
      "keep-statistics",
      "keep-milestones",
      "keep-services"
    };
    String[] all = with(with(with(facts, "add-stock-changes"), "take-rekeyed"), "book-outcomes");
    PublishKpis.RowSinks rows =
        new PublishKpis.RowSinks(
            "write-kpi-rows",
            "write-history",
            "write-ledger",
            inputs.rollups()
                ? Optional.of(
                    new PublishKpis.HandOverSinks(
                        "hand-over-tallies", "hand-over-statistics", "hand-over-quality"))
                : Optional.empty());
    topology.addProcessor(PUBLISH_KPIS, () -> new PublishKpis(kpiParts, rows), all);
    write(topology, rows.current(), topics.kpiCurrent(), PUBLISH_KPIS);
    write(topology, rows.history(), topics.kpiHistory(), PUBLISH_KPIS);
    write(topology, rows.ledger(), topics.ledger(), PUBLISH_KPIS);
    rows.handOver()
        .ifPresent(
            to -> {
              write(topology, to.tallies(), topics.unitTallies(), PUBLISH_KPIS);
              write(topology, to.statistics(), topics.statisticsKept(), PUBLISH_KPIS);
              write(topology, to.quality(), topics.qualityReadings(), PUBLISH_KPIS);
            });
    addWaysOut(topology, kpiParts.sinks(), "take-rekeyed", facts);
    write(topology, kpiParts.sinks().rekeyed(), topics.rekeyedFacts(), facts);
    addOutcomes(topology, kpiParts.sinks(), topics.factOutcomes(), "take-rekeyed");
    topology.addStateStore(
        CommitHookStore.builder(KPI_CELLS, task -> KpiState.of(inputs, task, topics.partitions())),
        with(all, PUBLISH_KPIS));
  }

  private void addEnterprises(Topology topology) {
    readFacts(
        topology,
        enterpriseParts,
        "keep-registered",
        topics.enterprisesRegistered(),
        this::enterpriseHandler);
    readFacts(
        topology,
        enterpriseParts,
        "keep-relocated",
        topics.enterprisesRelocated(),
        this::enterpriseHandler);
    readFacts(
        topology,
        enterpriseParts,
        "keep-closed",
        topics.enterprisesClosed(),
        this::enterpriseHandler);
    read(topology, "read-rekeyed-enterprise-facts", topics.rekeyedEnterpriseFacts());
    topology.addProcessor(
        "take-rekeyed-enterprise-facts",
        () ->
            new RekeyedProcessor(
                enterpriseParts,
                avro.deserializer(topics.rekeyedEnterpriseFacts()),
                this::enterpriseHandler),
        "read-rekeyed-enterprise-facts");
    read(topology, "read-enterprise-outcomes", topics.enterpriseFactOutcomes());
    topology.addProcessor(
        "book-enterprise-outcomes",
        () ->
            new OutcomeProcessor(
                enterpriseParts, avro.deserializer(topics.enterpriseFactOutcomes())),
        "read-enterprise-outcomes");

    String[] facts = {"keep-registered", "keep-relocated", "keep-closed"};
    String[] keeping = with(facts, "take-rekeyed-enterprise-facts");
    String[] all = with(keeping, "book-enterprise-outcomes");
    Sinks sinks = enterpriseParts.sinks();
    LedgerRows.Sinks books =
        new LedgerRows.Sinks(
            "write-enterprise-ledger",
            inputs.rollups() ? Optional.of("hand-over-enterprise-quality") : Optional.empty());
    topology.addProcessor(PUBLISH_LEDGER, () -> new PublishLedger(ENTERPRISE_BOOKS, books), all);
    write(topology, books.rows(), topics.ledger(), PUBLISH_LEDGER);
    books
        .quality()
        .ifPresent(sink -> write(topology, sink, topics.qualityReadings(), PUBLISH_LEDGER));
    write(topology, HAND_OVER, topics.enterpriseStock(), keeping);
    addWaysOut(topology, sinks, "take-rekeyed-enterprise-facts", facts);
    write(topology, sinks.rekeyed(), topics.rekeyedEnterpriseFacts(), facts);
    addOutcomes(topology, sinks, topics.enterpriseFactOutcomes(), "take-rekeyed-enterprise-facts");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(ENTERPRISES), Serdes.String(), enterpriseStates())
            .withCachingEnabled(),
        keeping);
    topology.addStateStore(
        CommitHookStore.builder(
            ENTERPRISE_BOOKS, task -> new EnterpriseTaskState(inputs.books(task))),
        with(all, PUBLISH_LEDGER));
  }

  private void addRollups(Topology topology) {
    String rollUp = "roll-up";
    String sink = "write-rolled-up-rows";
    read(topology, READ_TALLIES, topics.unitTallies());
    topology.addProcessor(
        rollUp,
        () ->
            new RollUp(ROLLUPS, avro.deserializer(topics.unitTallies()), inputs.timeSource(), sink),
        READ_TALLIES);
    write(topology, sink, topics.kpiCurrent(), rollUp);
    topology.addStateStore(
        CommitHookStore.builder(
            ROLLUPS, task -> new RollupState(inputs.catalogue(), inputs.registry())),
        rollUp);
  }

  // The step knows from the roll-ups what a unit said last, if a target is new.
  private void addTargets(Topology topology) {
    String judge = "judge-targets";
    String sink = "write-target-status";
    read(topology, "read-targets", topics.targets());
    read(topology, "read-statistics-kept", topics.statisticsKept());
    topology.addProcessor(
        judge,
        () ->
            new JudgeTargets(
                new JudgeTargets.Stores(TARGETS, ROLLUPS),
                JudgeTargets.Decoders.of(topics, avro),
                inputs,
                sink),
        READ_TALLIES,
        "read-targets",
        "read-statistics-kept");
    write(topology, sink, topics.targetStatus(), judge);
    topology.addStateStore(
        CommitHookStore.builder(TARGETS, task -> new TargetState(inputs.registry())), judge);
    topology.connectProcessorAndStateStores(judge, ROLLUPS);
  }

  private static String counting(EventKind kind) {
    return switch (kind) {
      case TRANSACTION -> "count-transactions";
      case FEEDBACK -> "count-feedback";
      case WORK_RECORD -> "count-work-records";
    };
  }

  private static void readFacts(
      Topology topology, TaskParts parts, String processor, Topic<?> topic, FactHandlers handlers) {
    String source = "read-for-" + processor;
    read(topology, source, topic);
    topology.addProcessor(
        processor, () -> new FactProcessor(parts, topic.name(), handlers), source);
  }

  private FactHandler kpiHandler(ProcessorContext<String, SpecificRecord> context, String topic) {
    KpiState state = kpiParts.kpiState(context);
    UnitFinder units = kpiParts.unitFinder(state);
    if (topic.equals(topics.indicators().name())) {
      FactJudge judge = kpiParts.judge(state, StatisticHandler.LAYOUT, topic, true);
      return new StatisticHandler(judge, units, inputs.catalogue(), state.board());
    }
    if (topic.equals(topics.milestones().name())) {
      FactJudge judge = kpiParts.judge(state, MilestoneHandler.LAYOUT, topic, false);
      return new MilestoneHandler(judge, units, inputs.catalogue(), state.board());
    }
    if (topic.equals(topics.publicServices().name())) {
      FactJudge judge = kpiParts.judge(state, ServiceHandler.LAYOUT, topic, false);
      return new ServiceHandler(judge, units, state.board());
    }
    for (EventKind kind : EventKind.values()) {
      if (topic.equals(topic(kind).name())) {
        FlowHandler.Plan plan = plans.get(kind);
        FactJudge judge = kpiParts.judge(state, plan.layout(), topic, false);
        return plan.handler(judge, units, state.board().flows(kind)::add);
      }
    }
    throw new IllegalArgumentException("no KPI is made of the facts on " + topic);
  }

  private Topic<?> topic(EventKind kind) {
    return topicOf(kind, topics);
  }

  /** The topic that the facts of a kind stand on. */
  static Topic<?> topicOf(EventKind kind, Topics topics) {
    return switch (kind) {
      case TRANSACTION -> topics.transactions();
      case FEEDBACK -> topics.feedback();
      case WORK_RECORD -> topics.workRecords();
    };
  }

  private FactHandler enterpriseHandler(
      ProcessorContext<String, SpecificRecord> context, String topic) {
    EnterpriseSource source = source(topic);
    TaskState state = enterpriseParts.state(context);
    return new EnterpriseHandler(
        source,
        enterpriseParts.judge(state, source.layout(), topic, false),
        inputs.registry(),
        new EnterpriseHandler.Home(context, ENTERPRISES, HAND_OVER, topics.partitions()));
  }

  private EnterpriseSource source(String topic) {
    if (topic.equals(topics.enterprisesRegistered().name())) {
      return EnterpriseSource.REGISTERED;
    }
    if (topic.equals(topics.enterprisesRelocated().name())) {
      return EnterpriseSource.RELOCATED;
    }
    if (topic.equals(topics.enterprisesClosed().name())) {
      return EnterpriseSource.CLOSED;
    }
    throw new IllegalArgumentException("no stock is made of the facts on " + topic);
  }

  private void addWaysOut(Topology topology, Sinks sinks, String takeRekeyed, String... readFacts) {
    String[] parents = with(readFacts, takeRekeyed);
    write(topology, sinks.rejected(), topics.rejected(), parents);
    write(topology, sinks.late(), topics.late(), parents);
  }

  /** Outcomes go to the partition whose books they belong to, which their key does not tell. */
  private void addOutcomes(
      Topology topology, Sinks sinks, Topic<FactOutcome> topic, String takeRekeyed) {
    StreamPartitioner<String, FactOutcome> toOrigin =
        (name, key, outcome, partitions) -> Optional.of(Set.of(outcome.getPartition()));
    topology.addSink(
        sinks.outcomes(),
        topic.name(),
        new StringSerializer(),
        avro.serializer(topic),
        toOrigin,
        takeRekeyed);
  }

  static void read(Topology topology, String name, Topic<?> topic) {
    topology.addSource(
        AutoOffsetReset.earliest(),
        name,
        new ArrivalTime(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic.name());
  }

  private <V extends SpecificRecord> void write(
      Topology topology, String name, Topic<V> topic, String... parents) {
    write(topology, avro, name, topic, parents);
  }

  static <V extends SpecificRecord> void write(
      Topology topology, AvroValues avro, String name, Topic<V> topic, String... parents) {
    topology.addSink(name, topic.name(), new StringSerializer(), avro.serializer(topic), parents);
  }

  private static String[] with(String[] names, String another) {
    String[] all = Arrays.copyOf(names, names.length + 1);
    all[names.length] = another;
    return all;
  }

  private static Serde<EnterpriseState> enterpriseStates() {
    Deserializer<EnterpriseState> deserializer =
        (topic, bytes) -> bytes == null ? null : EnterpriseStateFormat.read(bytes); // tombstone
    return Serdes.serdeFrom((topic, state) -> EnterpriseStateFormat.write(state), deserializer);
  }

  /**
   * What the numbers depend on besides the facts.
   *
   * @param alertRules when alerts are raised
   * @param timeSource which time T follows
   * @param ids how the ids of accepted events are remembered
   * @param rollups whether units are summed up to today's units, regions and nation, and held
   *     against targets, about which alerts are raised
   */
  public record Inputs(
      KpiCatalogue catalogue,
      UnitRegistry registry,
      WriterSchemas schemas,
      AlertRules alertRules,
      TimeSource timeSource,
      IdMemory ids,
      boolean rollups) {

    Books books(TaskId task) {
      return new Books(ids.ofTask(task));
    }
  }

  /** The record's own timestamp; Kafka Streams would drop a negative one where nobody sees it. */
  private static final class ArrivalTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
      return Math.max(0, record.timestamp());
    }
  }
}
