package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.event.QualityReading;
import vn.dxpulse.schemas.row.AlertAnswer;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory;

/** Alerts from the facts behind them to the topics that tell of them, by the shipped rules. */
class AlertTopologyTest {

  private static final String OFF_TRACK = "target-off-track|T";
  private static final LocalDate DEADLINE = LocalDate.parse("2025-12-31");

  private PipelineDriver pipeline = new PipelineDriver();

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void aTargetSlipsIsTakenAndComesBack() {
    slip();
    assertThat(log()).containsExactly("INACTIVE to PENDING by CONDITION");
    pipeline.passes(Duration.ofHours(1));
    List<AlertTransition> fired = log(OFF_TRACK);
    assertThat(fired).extracting(AlertTransition::getState).containsExactly("FIRING");
    assertThat(fired.get(0).getSummaryEn()).startsWith("Target is off track: T. Off track: 0");
    assertThat(fired.get(0).getSummaryVi()).startsWith("Mục tiêu chệch hướng: T. ");
    assertThat(fired.get(0).getUnit()).isEqualTo("19@2025-07-01");
    assertThat(fired.get(0).getLink()).isEqualTo("/?target=T");
    assertThat(fired.get(0).getNotify()).isTrue();

    command(acknowledge("c1", fired.get(0).getRevision()));
    assertThat(pipeline.answers()).extracting(AlertAnswer::getReason).containsExactly("DONE");
    assertThat(log()).containsExactly("FIRING to ACKNOWLEDGED by ACKNOWLEDGE");
    assertThat(state().getOwner()).isEqualTo("Lan");

    for (int i = 1; i <= 8; i++) {
      register("back" + i, "E" + i);
    }
    pipeline.sumsUp();
    assertThat(log()).isEmpty();
    pipeline.passes(Duration.ofDays(1));
    assertThat(log()).containsExactly("ACKNOWLEDGED to RESOLVED by CLEAR");
    assertThat(state().getOwner()).isNull();
  }

  @Test
  void aCommandThatSawAnotherRevisionIsRefused() {
    slip();
    pipeline.passes(Duration.ofHours(1));
    long revision = log(OFF_TRACK).get(1).getRevision();

    command(acknowledge("c1", revision - 1));

    AlertAnswer answer = pipeline.answers().get(0);
    assertThat(answer.getAccepted()).isFalse();
    assertThat(answer.getReason()).isEqualTo("STALE_REVISION");
    assertThat(answer.getRevision()).isEqualTo(revision);
    assertThat(log()).isEmpty();
  }

  @Test
  void bytesThatAreNoCommandOrTargetStopNothing() {
    for (byte[] garbage :
        List.of(new byte[] {1, 2, 3}, new byte[0], new byte[] {0, 0, 0, 9, 9, 1})) {
      pipeline.sendBytes(pipeline.topics.alertCommands(), "x", garbage);
      pipeline.sendBytes(pipeline.topics.targets(), "x", garbage);
    }
    slip();
    command(acknowledge("c1", 1));

    assertThat(pipeline.answers())
        .extracting(AlertAnswer::getReason)
        .containsExactly("STALE_REVISION");
  }

  @Test
  void aSilenceCoversWhatFiresLater() {
    AlertCommand silence =
        AlertCommand.newBuilder(acknowledge("c1", 0))
            .setAction("SILENCE")
            .setAlert(null)
            .setSilence("s1")
            .setSeenRevision(null)
            .setUntil(pipeline.now().plus(Duration.ofHours(3)))
            .setMatchTarget("T")
            .build();
    pipeline.send(pipeline.topics.alertCommands(), "silence:s1", silence);
    pipeline.sumsUp();
    assertThat(pipeline.silences()).extracting(row -> row.getState()).containsExactly("ACTIVE");

    slip();
    pipeline.passes(Duration.ofHours(1));
    assertThat(log())
        .containsExactly("INACTIVE to PENDING by CONDITION", "PENDING to SILENCED by HOLD");
    pipeline.passes(Duration.ofHours(3));

    assertThat(log()).containsExactly("SILENCED to FIRING by SILENCE_ENDED");
    assertThat(pipeline.silences()).extracting(row -> row.getState()).containsExactly("EXPIRED");
  }

  @Test
  void aTargetThatIsTakenBackResolvesItsAlerts() {
    slip();
    pipeline.passes(Duration.ofHours(1));
    log();

    pipeline.sendBytes(pipeline.topics.targets(), "T", null);
    pipeline.sumsUp();

    assertThat(log(OFF_TRACK)).extracting(AlertTransition::getState).containsExactly("RESOLVED");
  }

  @Test
  void theBooksRaiseAlertsToo() {
    for (int i = 0; i < 120; i++) {
      pipeline.sendBytes(pipeline.topics.transactions(), "19", new byte[] {1, 2, 3});
    }
    pipeline.sumsUp();
    pipeline.passes(Duration.ofMinutes(6));

    String alert = "rejected-share|" + pipeline.topics.transactions().name() + "-0";
    List<AlertTransition> transitions = log(alert);
    assertThat(transitions)
        .extracting(AlertTransition::getState)
        .containsExactly("PENDING", "FIRING");
    assertThat(transitions.get(1).getSummaryEn())
        .endsWith("120 of 120 records rejected (100.0 %) within 10 minutes");
  }

  @Test
  void noMinuteOfTheBooksHidesAnother() {
    pipeline.sendBytes(pipeline.topics.transactions(), "19", new byte[] {1, 2, 3});
    pipeline.passes(Duration.ofMinutes(1));
    pipeline.sendBytes(pipeline.topics.transactions(), "19", new byte[] {1, 2, 3});
    pipeline.sendBytes(pipeline.topics.transactions(), "19", new byte[] {1, 2, 3});
    pipeline.passes(Duration.ofMinutes(1));

    assertThat(pipeline.qualityReadings())
        .extracting(QualityReading::getRejected)
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void theWatchdogFiresFromTheStartAndKeepsMoving() {
    pipeline.passes(Duration.ofSeconds(1));
    assertThat(log("watchdog|pipeline"))
        .extracting(AlertTransition::getState)
        .containsExactly("PENDING", "FIRING");
    pipeline.alerts();

    pipeline.passes(Duration.ofSeconds(31));

    assertThat(pipeline.transitions()).isEmpty();
    assertThat(pipeline.alerts())
        .extracting(AlertState::getAlert)
        .containsExactly("watchdog|pipeline");
  }

  @Test
  void aReplayNotifiesNobody() {
    pipeline.close();
    pipeline = new PipelineDriver(TimeSource.EVENT);
    slip();

    assertThat(pipeline.transitions()).isNotEmpty().noneMatch(AlertTransition::getNotify);
  }

  /** Nobody is left of the 8 that are wanted. */
  private void slip() {
    pipeline.send(pipeline.topics.targets(), "T", TargetDefinitions.row(target(), 1));
    register("r0", "E0");
    pipeline.send(
        pipeline.topics.enterprisesClosed(),
        "E0",
        Facts.closed("x0", "E0", "19", Instant.parse("2025-07-11T00:00:00Z")));
    pipeline.sumsUp();
    pipeline.passes(Duration.ofMillis(500));
  }

  private void register(String event, String enterprise) {
    pipeline.send(
        pipeline.topics.enterprisesRegistered(),
        enterprise,
        Facts.registered(event, enterprise, "19", Instant.parse("2025-07-10T00:00:00Z")));
  }

  private AlertCommand acknowledge(String id, long seen) {
    return AlertCommand.newBuilder()
        .setCommand(id)
        .setAction("ACKNOWLEDGE")
        .setAlert(OFF_TRACK)
        .setSeenRevision(seen)
        .setBy("Minh")
        .setOwner("Lan")
        .setComment("is looked into")
        .setIssuedAt(pipeline.now())
        .build();
  }

  private void command(AlertCommand command) {
    pipeline.send(pipeline.topics.alertCommands(), command.getAlert(), command);
    pipeline.sumsUp();
  }

  private AlertState state() {
    return pipeline.alerts().stream()
        .filter(row -> row.getAlert().equals(OFF_TRACK))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private List<String> log() {
    return log(OFF_TRACK).stream()
        .map(one -> one.getFromState() + " to " + one.getState() + " by " + one.getCause())
        .toList();
  }

  private List<AlertTransition> log(String alert) {
    return pipeline.transitions().stream().filter(one -> one.getAlert().equals(alert)).toList();
  }

  private static Target target() {
    Baseline nothing = new Baseline(LocalDate.parse("2025-07-01"), 0, "first day of the unit");
    return new Target(
        "T",
        new Target.Wording("tên", "name", "như văn bản", "không rõ", "a test"),
        new Target.Subject(
            UnitId.parse("19@2025-07-01"), "digital_enterprises", "now", "enterprises"),
        Basis.NUMBER,
        new Threshold(Comparator.AT_LEAST, 8),
        OptionalDouble.empty(),
        Optional.of(nothing),
        DEADLINE,
        Trajectory.linear(nothing, 8, DEADLINE),
        new Target.Judging(Tolerance.USUAL, 30, 90, 92),
        new Succession.Ends(),
        OptionalInt.empty());
  }
}
