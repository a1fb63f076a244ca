package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.HexLines;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory;
import vn.dxpulse.streams.target.status.Measurement;
import vn.dxpulse.streams.target.status.Period;
import vn.dxpulse.streams.target.status.Sample;
import vn.dxpulse.streams.target.status.Series;
import vn.dxpulse.streams.target.status.Status;

/** Commits of the task that judges targets, and tasks that take over from it. */
class TargetStateTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final UnitId HA_NOI = UnitId.parse("01@2025-07-01");
  private static final Instant NOW = Instant.parse("2025-08-01T03:00:00Z");
  private static final String SHARE = "digital_economy_grdp_share:gso";

  private final Map<String, byte[]> changelog = new LinkedHashMap<>();
  private final Rows rows = new Rows();
  private long wallMs = NOW.toEpochMilli();

  @Test
  void publishesOnceWhatACommitChanged() {
    TargetState state = started();
    state.accept(SHARE, figure("2024", 18), wallMs);
    commit(state, 1_000);
    commit(state, 1_000);

    assertThat(rows.all).containsExactly("GRDP NO_DATA", "GRDP AT_RISK");
  }

  @Test
  void publishesOnceASecondAndWhatIsPendingInSilence() {
    TargetState state = started();
    state.accept(SHARE, figure("2024", 18), wallMs);
    commit(state, 400);
    state.accept(SHARE, figure("2024", 20), wallMs);
    commit(state, 400);
    assertThat(rows.all).hasSize(1);

    commit(state, 200);

    assertThat(rows.all).containsExactly("GRDP NO_DATA", "GRDP ACHIEVED");
  }

  @Test
  void publishesARowADayInSilence() {
    TargetState state = started();

    commit(state, 13 * 3_600_000);
    assertThat(rows.all).as("23:00 in Vietnam").hasSize(1);
    commit(state, 3_600_000);
    commit(state, 3_600_000);

    assertThat(rows.all).hasSize(2);
  }

  @Test
  void publishesNothingAgainThatTheTaskBeforeItPublished() {
    TargetState state = started();
    state.accept(SHARE, figure("2024", 18), wallMs);
    commit(state, 1_000);
    rows.all.clear();

    commit(takeOver(), 1_000);

    assertThat(rows.all).isEmpty();
  }

  @Test
  void publishesWhatTheTaskBeforeItLeftPending() {
    TargetState state = started();
    state.accept(SHARE, figure("2024", 18), wallMs);
    commit(state, 400);
    rows.all.clear();

    commit(takeOver(), 1_000);

    assertThat(rows.all).containsExactly("GRDP AT_RISK");
  }

  @Test
  void goesOnWithGreaterRevisions() {
    started();
    TargetState after = takeOver();
    after.accept(SHARE, figure("2024", 18), wallMs);
    commit(after, 1_000);

    assertThat(rows.revisions).hasSize(2);
    assertThat(List.copyOf(rows.revisions)).isSorted();
  }

  @Test
  void publishesEverythingAgainIfItsRowsNowRaiseAlerts() {
    rows.notifies = false;
    started();
    rows.notifies = true;

    commit(takeOver(), 1_000);

    assertThat(rows.all).containsExactly("GRDP NO_DATA", "GRDP NO_DATA");
  }

  @Test
  void takesATargetBackForGood() {
    TargetState state = started();
    state.remove("GRDP");
    commit(state, 1_000);
    commit(state, 1_000);
    commit(takeOver(), 1_000);

    assertThat(rows.all).containsExactly("GRDP NO_DATA", "GRDP gone");
  }

  @Test
  void takesBackATargetWhoseRowTheTaskBeforeItLeftStanding() {
    TargetState state = started();
    state.remove("GRDP");
    commit(state, 400);

    commit(takeOver(), 1_000);

    assertThat(rows.all).containsExactly("GRDP NO_DATA", "GRDP gone");
  }

  @Test
  void keepsStillWithoutInput() {
    TargetState state = started();
    changelog.clear();

    commit(state, 1_000);

    assertThat(changelog).isEmpty();
  }

  @Test
  void aReplayWaitsForItsFirstTime() {
    rows.timeSource = TimeSource.EVENT;
    TargetState state = new TargetState(UnitRegistryFile.vietnam());
    state.publishTo(rows, unit -> Optional.empty());
    state.put(target());
    commit(state, 1_000);
    assertThat(rows.all).isEmpty();

    state.observe(NOW.toEpochMilli());
    state.accept(SHARE, figure("2024", 20), NOW.toEpochMilli());
    commit(state, 1_000);

    assertThat(rows.all).containsExactly("GRDP ACHIEVED");
    assertThat(rows.asOfMs).isEqualTo(NOW.toEpochMilli());
  }

  @Nested
  class Formats {

    @Test
    void keepTheBytesOfVersionOne() {
      assertThat(written()).isEqualTo(HexLines.golden("TargetFormatTest/v1.txt", written()));
    }

    @Test
    void readTheBytesOfVersionOne() {
      Read read = new Read();
      HexLines.golden("TargetFormatTest/v1.txt", written())
          .forEach((key, value) -> TargetFormat.read(HEX.parseHex(key), HEX.parseHex(value), read));

      assertThat(read.all)
          .containsExactly(
              rank(),
              target(),
              series(),
              sample(),
              SHARE,
              figure("2024", 18.5),
              "GRDP=abc",
              new TargetFormat.Progress(7, NOW.toEpochMilli()));
    }

    @Test
    void readTombstones() {
      Read read = new Read();

      TargetFormat.read(TargetFormat.targetKey("T"), null, read);
      TargetFormat.read(TargetFormat.publishedKey("P"), null, read);
      TargetFormat.read(TargetFormat.sampleKey(series(), sample().day()), null, read);

      assertThat(read.all).containsExactly("T", "P", sample().day());
    }

    @Test
    void sayWhichVersionTheyCannotRead() {
      TargetFormat.Entry entry = TargetFormat.published("T", "d");
      entry.value()[0] = 2;

      assertThatThrownBy(() -> TargetFormat.read(entry.key(), entry.value(), new Read()))
          .hasMessage("a changelog entry of targets has version 2, this build reads 1");
    }

    @Test
    void rowsReadBackAreTheSameTarget() {
      for (Target target : List.of(rank(), target(), inheritedByLevel())) {
        TargetDefinition row = TargetDefinitions.row(target, 3);
        assertThat(row.getRevision()).isEqualTo(3);
        assertThat(TargetDefinitions.target(row)).isEqualTo(target);
      }
    }

    @Test
    void refuseRowsThatContradictThemselves() {
      TargetDefinition row = TargetDefinitions.row(target(), 1);
      TargetDefinition staying = TargetDefinition.newBuilder(row).setSuccession("stays").build();
      TargetDefinition pointless = TargetDefinition.newBuilder(row).setPoints("2020-12-31").build();

      assertThatThrownBy(() -> TargetDefinitions.target(staying))
          .hasMessage("succession is 'stays', allowed: [ends, inherits]");
      assertThatThrownBy(() -> TargetDefinitions.target(pointless))
          .hasMessage("a point is day=value, got '2020-12-31'");
    }

    private Map<String, String> written() {
      Map<String, String> lines = new LinkedHashMap<>();
      for (TargetFormat.Entry entry :
          List.of(
              TargetFormat.target(rank()),
              TargetFormat.target(target()),
              TargetFormat.sample(series(), sample()),
              TargetFormat.figure(SHARE, figure("2024", 18.5)),
              TargetFormat.published("GRDP", "abc"),
              TargetFormat.progress(new TargetFormat.Progress(7, NOW.toEpochMilli())))) {
        lines.put(HEX.formatHex(entry.key()), HEX.formatHex(entry.value()));
      }
      return lines;
    }
  }

  /** A task that has published what there is. */
  private TargetState started() {
    TargetState state = new TargetState(UnitRegistryFile.vietnam());
    state.publishTo(rows, unit -> Optional.empty());
    state.put(target());
    commit(state, 1_000);
    return state;
  }

  private TargetState takeOver() {
    TargetState state = new TargetState(UnitRegistryFile.vietnam());
    changelog.forEach((key, value) -> state.restore(HEX.parseHex(key), value));
    state.publishTo(rows, unit -> Optional.empty());
    return state;
  }

  private void commit(TargetState state, long laterMs) {
    wallMs += laterMs;
    state.beforeCommit((key, value) -> changelog.put(HEX.formatHex(key), value));
  }

  /** At least 20 percent by the end of 2025. */
  private static Target target() {
    return target(
        "GRDP", SHARE, "percent", new Threshold(Comparator.AT_LEAST, 20), new Succession.Ends());
  }

  private static Target inheritedByLevel() {
    return target(
        "LEVEL",
        SHARE,
        "percent",
        new Threshold(Comparator.MORE_THAN, 20),
        new Succession.InheritsWithoutBaseline());
  }

  private static Target target(
      String id, String kpi, String unitOfMeasure, Threshold demand, Succession succession) {
    return new Target(
        id,
        new Target.Wording("tỷ trọng", "share", "chiếm 20%", "không rõ", "nghị quyết"),
        new Target.Subject(HA_NOI, kpi, "latest", unitOfMeasure),
        Basis.NUMBER,
        demand,
        OptionalDouble.empty(),
        Optional.empty(),
        LocalDate.parse("2025-12-31"),
        Trajectory.level(),
        new Target.Judging(Tolerance.USUAL, 30, 180, 800),
        succession,
        OptionalInt.empty());
  }

  /** With everything that may be missing. */
  private static Target rank() {
    Baseline from = new Baseline(LocalDate.parse("2020-12-31"), 43, "DTI 2020");
    Baseline again = new Baseline(LocalDate.parse("2025-07-01"), 12.5, "DTI 2024");
    return new Target(
        "RANK",
        new Target.Wording("hạng", "rank", "thuộc nhóm 10", "chỉ số nào?", "nghị quyết"),
        new Target.Subject(UnitId.parse("19@2019-04-01"), "dti_rank:mic", "latest", "rank"),
        Basis.PROXY,
        new Threshold(Comparator.AT_MOST, 10),
        OptionalDouble.of(12),
        Optional.of(from),
        LocalDate.parse("2030-12-31"),
        Trajectory.linear(from, 10, LocalDate.parse("2030-12-31")),
        new Target.Judging(new Tolerance(0.9, 0.5), 60, 365, 500),
        new Succession.Inherits(again),
        OptionalInt.of(63));
  }

  private static Series series() {
    return new Series(HA_NOI, "on_time_rate", "30d");
  }

  private static Sample sample() {
    return new Sample(
        LocalDate.parse("2025-08-01"),
        OptionalDouble.of(0.5),
        OptionalLong.of(1),
        OptionalLong.of(2),
        true);
  }

  private static Measurement figure(String year, double value) {
    LocalDate end = LocalDate.parse(year + "-12-31");
    return new Measurement(
        HA_NOI,
        end,
        1_735_664_399_999L,
        new Measurement.Value(value, OptionalLong.empty(), OptionalLong.empty()),
        false,
        Optional.of(new Measurement.Publication(Period.of(year, end), OptionalInt.empty())));
  }

  /** What was published, in order. */
  private final class Rows implements TargetState.Publisher {
    private final List<String> all = new ArrayList<>();
    private final Set<Long> revisions = new LinkedHashSet<>();
    private boolean notifies = true;
    private TimeSource timeSource = TimeSource.WALL;
    private long asOfMs;

    @Override
    public void status(Status status, long rowAsOfMs, long revision) {
      all.add(status.target().id() + " " + status.verdict().state());
      revisions.add(revision);
      asOfMs = rowAsOfMs;
    }

    @Override
    public void gone(String target, long rowAsOfMs) {
      all.add(target + " gone");
    }

    @Override
    public TaskClock clock() {
      return timeSource.clock(() -> wallMs);
    }

    @Override
    public boolean notifies() {
      return notifies;
    }
  }

  /** What was read, in order. */
  private static final class Read implements TargetFormat.Entries {
    private final List<Object> all = new ArrayList<>();

    @Override
    public void target(Target target) {
      all.add(target);
    }

    @Override
    public void targetGone(String target) {
      all.add(target);
    }

    @Override
    public void sample(Series series, Sample sample) {
      all.add(series);
      all.add(sample);
    }

    @Override
    public void sampleGone(Series series, LocalDate day) {
      all.add(day);
    }

    @Override
    public void figure(String kpi, Measurement figure) {
      all.add(kpi);
      all.add(figure);
    }

    @Override
    public void published(String target, String digest) {
      all.add(target + "=" + digest);
    }

    @Override
    public void publishedGone(String target) {
      all.add(target);
    }

    @Override
    public void progress(TargetFormat.Progress progress) {
      all.add(progress);
    }
  }
}
