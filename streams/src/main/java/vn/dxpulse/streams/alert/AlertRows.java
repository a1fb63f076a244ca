package vn.dxpulse.streams.alert;

/** What of a board is published. */
public interface AlertRows {

  void transition(Transition transition);

  /** The newest state of an alert, which has a new revision. */
  void alert(Alert alert);

  void silence(Silence silence);
}
