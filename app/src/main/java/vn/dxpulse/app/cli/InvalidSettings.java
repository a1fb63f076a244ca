package vn.dxpulse.app.cli;

import java.util.List;

/** Options that cannot be used; the message lists every problem in one line. */
final class InvalidSettings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSettings(List<String> problems) {
    super(String.join("; ", problems));
  }

  static void throwIfAny(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }
}
