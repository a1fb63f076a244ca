package vn.dxpulse.streams.target;

import java.util.Locale;

/** What a target is judged by. */
public enum Basis {
  /** The number that its wording names. */
  NUMBER,
  /** Declarations: how many of the things named were declared. */
  MILESTONE,
  /** A configured measure, because the wording has no number. */
  PROXY;

  /** As it stands in files and rows. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
