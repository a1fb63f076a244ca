package vn.dxpulse.streams.targets;

import java.util.List;

/** A file of targets that cannot be used; the message lists every problem, one a line. */
public final class InvalidTargets extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidTargets(List<String> problems) {
    super(String.join("\n", problems));
  }
}
