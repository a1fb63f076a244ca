package vn.dxpulse.streams.alert.cases;

import java.util.List;
import java.util.Optional;

/**
 * What happens, and what must come of it. Immutable.
 *
 * @param startMs when the alerts begin
 * @param steps in the order of their times
 */
record AlertCase(String name, long startMs, List<Step> steps) {

  AlertCase {
    steps = List.copyOf(steps);
  }

  /**
   * One moment.
   *
   * @param at as it stands in the file
   * @param happening what happens then, before anything is expected
   */
  record Step(
      int line, String at, long atMs, Optional<Happening> happening, List<Expected> expected) {
    Step {
      expected = List.copyOf(expected);
    }

    /** True if something is expected: of alerts, or of the answer to a command. */
    boolean canFail() {
      return !expected.isEmpty() || happening.filter(Happening.Asked.class::isInstance).isPresent();
    }
  }
}
