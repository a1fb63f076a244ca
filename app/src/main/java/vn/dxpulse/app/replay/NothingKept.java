package vn.dxpulse.app.replay;

/** No application of that id has kept any KPI. */
public final class NothingKept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NothingKept(String applicationId, String changelog) {
    super(
        "nothing is known of an application "
            + applicationId
            + ": topic "
            + changelog
            + " does not exist; see --application-id");
  }
}
