package vn.dxpulse.streams.expression;

import java.util.List;

/** Terms that cannot be evaluated; the message lists every problem, one a line. */
public final class InvalidTerms extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidTerms(List<String> problems) {
    super(String.join("\n", problems));
  }
}
