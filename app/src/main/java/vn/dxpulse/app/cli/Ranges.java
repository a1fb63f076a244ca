package vn.dxpulse.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Checks numbers of the command line and names every one that is out of range at once. */
final class Ranges {

  private static final int HIGHEST_PORT = 65_535;

  private final List<String> problems = new ArrayList<>();

  private Ranges() {}

  static Ranges check() {
    return new Ranges();
  }

  Ranges atLeast(long least, long value, String option) {
    if (value < least) {
      problems.add(option + " must be at least " + least + ", got " + value);
    }
    return this;
  }

  Ranges port(int value, String option) {
    if (value < 0 || value > HIGHEST_PORT) {
      problems.add(option + " must be 0 to " + HIGHEST_PORT + ", got " + value);
    }
    return this;
  }

  void throwIfAny() {
    InvalidSettings.throwIfAny(problems);
  }
}
