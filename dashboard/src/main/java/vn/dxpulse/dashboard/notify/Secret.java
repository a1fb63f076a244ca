package vn.dxpulse.dashboard.notify;

import java.util.Objects;

/** A text that nobody is to see. */
public final class Secret {

  private final String text;

  public Secret(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /** The text itself, for whoever needs it to sign or to log in. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "***";
  }
}
