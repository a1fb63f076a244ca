package vn.dxpulse.dashboard.sample;

import java.time.Instant;
import vn.dxpulse.dashboard.alert.TransitionState;
import vn.dxpulse.schemas.row.AlertSilence;
import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.AlertTransition;

/** An alert about a target, of which a test states only what matters to it. */
public final class SampleAlert {

  /** When the alert fired. */
  public static final Instant FIRED = Instant.parse("2025-08-01T03:00:00Z");

  public static final String TARGET = "TN-DIGI-ENT-2025";
  public static final String ID = "slipping|" + TARGET;

  private final AlertTransition.Builder row =
      AlertTransition.newBuilder()
          .setTransition("t-1")
          .setFromState("PENDING")
          .setCause("HOLD")
          .setAlert(ID)
          .setRule("slipping")
          .setKind("target")
          .setSubject(TARGET)
          .setUnit("19@2025-07-01")
          .setKpi("digital_enterprises")
          .setSeverity("warning")
          .setState("FIRING")
          .setEpisode(1)
          .setLevel(0)
          .setFlapping(false)
          .setSince(FIRED)
          .setStartedAt(FIRED.minusSeconds(3_600))
          .setFiredAt(FIRED)
          .setSummaryVi("Thái Nguyên có 520 doanh nghiệp số, cần 640 vào lúc này")
          .setSummaryEn("Thai Nguyen has 520 digital enterprises, 640 expected by now")
          .setLink("/?target=" + TARGET)
          .setNotify(true)
          .setSimulated(false)
          .setInputRevision(12)
          .setAt(FIRED)
          .setRevision(2);

  private SampleAlert() {}

  /** Fires. */
  public static SampleAlert anAlert() {
    return new SampleAlert();
  }

  /** A silence of one target. */
  public static AlertSilence silence(String id, long revision) {
    return AlertSilence.newBuilder()
        .setSilence(id)
        .setState("ACTIVE")
        .setMatchTarget(TARGET)
        .setReason("counted anew")
        .setBy("Lan")
        .setFrom(FIRED)
        .setUntil(FIRED.plusSeconds(3_600))
        .setRevision(revision)
        .build();
  }

  public SampleAlert transition(String id) {
    row.setTransition(id);
    return this;
  }

  public SampleAlert alert(String rule, String subject) {
    row.setAlert(rule + "|" + subject).setRule(rule).setSubject(subject);
    return this;
  }

  public SampleAlert kind(String kind) {
    row.setKind(kind);
    return this;
  }

  /** About no target: without unit and KPI. */
  public SampleAlert ofThePipeline() {
    row.setUnit(null).setKpi(null);
    return this;
  }

  public SampleAlert severity(String severity) {
    row.setSeverity(severity);
    return this;
  }

  public SampleAlert escalated(int level) {
    row.setLevel(level).setCause("ESCALATE").setFromState("FIRING");
    return this;
  }

  public SampleAlert from(String state) {
    row.setFromState(state);
    return this;
  }

  public SampleAlert state(String state) {
    row.setState(state);
    return this;
  }

  public SampleAlert owner(String owner, String comment) {
    row.setOwner(owner).setComment(comment);
    return this;
  }

  public SampleAlert resolvedAt(Instant time) {
    row.setState("RESOLVED").setFromState("FIRING").setResolvedAt(time).setSince(time).setAt(time);
    return this;
  }

  public SampleAlert at(Instant time) {
    row.setAt(time).setSince(time);
    return this;
  }

  public SampleAlert summary(String vi, String en) {
    row.setSummaryVi(vi).setSummaryEn(en);
    return this;
  }

  public SampleAlert replayed() {
    row.setNotify(false);
    return this;
  }

  public SampleAlert revision(long revision) {
    row.setRevision(revision);
    return this;
  }

  /** The change of state. */
  public AlertTransition build() {
    return row.build();
  }

  /** The alert's row after it. */
  public AlertState asState() {
    return TransitionState.after(row.build());
  }
}
