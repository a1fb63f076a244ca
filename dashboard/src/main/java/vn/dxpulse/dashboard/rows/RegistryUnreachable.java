package vn.dxpulse.dashboard.rows;

/** The schema registry did not answer; the record at hand may well be readable later. */
public final class RegistryUnreachable extends Exception {
  private static final long serialVersionUID = 1L;

  RegistryUnreachable(RuntimeException cause) {
    super("the schema registry cannot be reached: " + cause.getMessage(), cause);
  }
}
