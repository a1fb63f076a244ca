package vn.dxpulse.app.replay;

/** The streams application runs, or another replay does. */
public final class StillRunning extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StillRunning(String applicationId, String seen) {
    super(
        "the application "
            + applicationId
            + " must be stopped for a replay, but its consumer group has "
            + seen
            + "; stop every instance (one that was killed is given up after 6 s) and try again");
  }
}
