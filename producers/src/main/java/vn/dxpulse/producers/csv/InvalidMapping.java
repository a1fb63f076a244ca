package vn.dxpulse.producers.csv;

import java.util.List;

/** A mapping that cannot be used; the message lists every problem, one a line. */
public final class InvalidMapping extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidMapping(List<String> problems) {
    super(String.join("\n", problems));
  }
}
