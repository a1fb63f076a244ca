package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory;

/** Targets from the topics that say so to the rows of how they stand. */
class TargetTopologyTest {

  private static final Baseline NOTHING =
      new Baseline(LocalDate.parse("2025-07-01"), 0, "first day of the unit");
  private static final LocalDate DEADLINE = LocalDate.parse("2025-12-31");

  private PipelineDriver pipeline = new PipelineDriver();

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void areJudgedByWhatUnitsSay() {
    apply(enterprises());
    pipeline.sumsUp();
    assertThat(status().getStatus()).isEqualTo("NO_DATA");

    register("r1", "E1");
    pipeline.sumsUp();

    TargetStatus status = status();
    assertThat(status.getStatus()).isEqualTo("AT_RISK");
    assertThat(status.getActual()).isEqualTo(1);
    assertThat(status.getNumerator()).isEqualTo(1);
    assertThat(status.getUnit()).isEqualTo("19@2025-07-01");
    assertThat(status.getDay()).isEqualTo("2025-08-01");
    assertThat(status.getNotify()).isTrue();
    assertThat(status.getExplanationVi())
        .startsWith("Có nguy cơ chậm: 1 doanh nghiệp (ngày 01/08/2025), mức cần có");
  }

  @Test
  void areJudgedByWhatIsPublished() {
    apply(rank());
    pipeline.send(
        pipeline.topics.indicators(),
        "19",
        Facts.dtiRank("f1", "19")
            .setUnitValidFrom("2025-07-01")
            .setPeriod("2024")
            .setEventTime(Instant.parse("2024-12-31T16:59:59.999Z"))
            .setUniverse(34)
            .build());
    pipeline.sumsUp();

    TargetStatus status = status();
    assertThat(status.getStatus()).isEqualTo("ACHIEVED");
    assertThat(status.getReason()).isEqualTo("OTHER_UNIVERSE");
    assertThat(status.getProvisional()).isTrue();
    assertThat(status.getPeriod()).isEqualTo("2024");
    assertThat(status.getUniverse()).isEqualTo(34);
    assertThat(status.getMeasuredUnit()).isEqualTo("19@2025-07-01");
    assertThat(status.getDataAsOf()).isEqualTo("2024-12-31T16:59:59.999Z");
    assertThat(status.getDataAgeDays()).isEqualTo(213);
  }

  @Test
  void seeAtOnceWhatWasCountedBeforeTheyWereSet() {
    register("r1", "E1");
    pipeline.sumsUp();
    pipeline.passes(Duration.ofHours(2));

    apply(enterprises());
    pipeline.sumsUp();

    assertThat(status().getActual()).isEqualTo(1);
  }

  @Test
  void havePublishedOneRowADayInSilence() {
    apply(enterprises());
    register("r1", "E1");
    pipeline.sumsUp();
    pipeline.statuses();

    pipeline.passes(Duration.ofSeconds(30));
    assertThat(pipeline.statuses()).isEmpty();
    pipeline.passes(Duration.ofDays(1));
    pipeline.passes(Duration.ofSeconds(30));

    List<KeyValue<String, TargetStatus>> rows = pipeline.statuses();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).value.getDay()).isEqualTo("2025-08-02");
    assertThat(rows.get(0).value.getDataAgeDays()).isEqualTo(1);
  }

  @Test
  void areGoneWithATombstone() {
    apply(enterprises());
    pipeline.sumsUp();
    pipeline.statuses();

    pipeline.sendBytes(pipeline.topics.targets(), "T", null);
    pipeline.sumsUp();

    assertThat(pipeline.statuses()).containsExactly(new KeyValue<>("T", null));
  }

  @Test
  void areLeftOutIfTheyCannotBeRead() {
    TargetDefinition wrong =
        TargetDefinition.newBuilder(TargetDefinitions.row(enterprises(), 1))
            .setTarget("WRONG")
            .setDeadline("31/12/2025")
            .build();
    pipeline.send(pipeline.topics.targets(), "WRONG", wrong);
    apply(enterprises());
    pipeline.sumsUp();

    assertThat(pipeline.statuses()).extracting(row -> row.key).containsOnly("T");
  }

  @Test
  void notifyNobodyInAReplayAndStandAtItsTime() {
    pipeline.close();
    pipeline = new PipelineDriver(TimeSource.EVENT);
    apply(enterprises());
    register("r1", "E1");
    pipeline.sumsUp();

    TargetStatus status = status();
    assertThat(status.getNotify()).isFalse();
    assertThat(status.getAsOf()).isEqualTo(PipelineDriver.START);
    assertThat(status.getStatus()).isEqualTo("AT_RISK");
  }

  private void register(String event, String enterprise) {
    pipeline.send(
        pipeline.topics.enterprisesRegistered(),
        enterprise,
        Facts.registered(event, enterprise, "19", Instant.parse("2025-07-10T00:00:00Z")));
  }

  private void apply(Target target) {
    pipeline.send(pipeline.topics.targets(), target.id(), TargetDefinitions.row(target, 1));
  }

  private TargetStatus status() {
    List<KeyValue<String, TargetStatus>> rows = pipeline.statuses();
    return rows.get(rows.size() - 1).value;
  }

  /** At least 8 by the end of the year, from none: 1.35 are expected after a month. */
  private static Target enterprises() {
    return target(
        new Target.Subject(
            UnitId.parse("19@2025-07-01"), "digital_enterprises", "now", "enterprises"),
        new Threshold(Comparator.AT_LEAST, 8),
        Optional.of(NOTHING),
        OptionalInt.empty());
  }

  private static Target rank() {
    return target(
        new Target.Subject(UnitId.parse("19@2025-07-01"), "dti_rank:mic", "latest", "rank"),
        new Threshold(Comparator.AT_MOST, 15),
        Optional.empty(),
        OptionalInt.of(63));
  }

  private static Target target(
      Target.Subject subject, Threshold demand, Optional<Baseline> baseline, OptionalInt universe) {
    return new Target(
        "T",
        new Target.Wording("tên", "name", "như văn bản", "không rõ", "a test"),
        subject,
        Basis.NUMBER,
        demand,
        OptionalDouble.empty(),
        baseline,
        DEADLINE,
        baseline
            .map(from -> Trajectory.linear(from, demand.value(), DEADLINE))
            .orElseGet(Trajectory::level),
        new Target.Judging(Tolerance.USUAL, 30, 180, 800),
        new Succession.Ends(),
        universe);
  }
}
