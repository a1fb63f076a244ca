package vn.dxpulse.streams.alert.rule;

import java.util.List;

/** Alert rules that cannot be used; the message lists every problem, one a line. */
public final class InvalidAlertRules extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAlertRules(List<String> problems) {
    super(String.join("\n", problems));
  }
}
