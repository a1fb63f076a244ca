package vn.dxpulse.streams.alert.cases;

import java.util.List;

/** Cases that cannot be run; the message lists every problem, one a line. */
public final class InvalidAlertCases extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidAlertCases(List<String> problems) {
    super(String.join("\n", problems));
  }
}
