package vn.dxpulse.dashboard.alert;

import vn.dxpulse.schemas.row.AlertState;
import vn.dxpulse.schemas.row.AlertTransition;

/** The row of an alert right after a transition. */
public final class TransitionState {

  private TransitionState() {}

  /** The row of {@code change}'s alert, as of the moment of the change. */
  public static AlertState after(AlertTransition change) {
    return AlertState.newBuilder()
        .setAlert(change.getAlert())
        .setRule(change.getRule())
        .setKind(change.getKind())
        .setSubject(change.getSubject())
        .setUnit(change.getUnit())
        .setKpi(change.getKpi())
        .setSeverity(change.getSeverity())
        .setState(change.getState())
        .setEpisode(change.getEpisode())
        .setLevel(change.getLevel())
        .setFlapping(change.getFlapping())
        .setOwner(change.getOwner())
        .setComment(change.getComment())
        .setAcknowledgedUntil(change.getAcknowledgedUntil())
        .setSilence(change.getSilence())
        .setSince(change.getSince())
        .setStartedAt(change.getStartedAt())
        .setFiredAt(change.getFiredAt())
        .setResolvedAt(change.getResolvedAt())
        .setSummaryVi(change.getSummaryVi())
        .setSummaryEn(change.getSummaryEn())
        .setLink(change.getLink())
        .setNotify(change.getNotify())
        .setSimulated(change.getSimulated())
        .setInputRevision(change.getInputRevision())
        .setAsOf(change.getAt())
        .setRevision(change.getRevision())
        .build();
  }
}
