package vn.dxpulse.streams.ledger;

/**
 * A record was read from a partition that it does not belong to. A result rather than a fault:
 * clients that partition otherwise than we do are common. Carries no stack trace.
 */
public final class Misrouted extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * The record belongs where {@code key} belongs.
   *
   * @param key the key that the record should have
   */
  public Misrouted(String key) {
    super("belongs to the partition of key '" + key + "'", null, false, false);
    this.key = key;
  }

  /** The key that the record should have. */
  public String key() {
    return key;
  }
}
