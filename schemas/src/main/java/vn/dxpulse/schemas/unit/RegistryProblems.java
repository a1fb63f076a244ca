package vn.dxpulse.schemas.unit;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a registry file, to be told at once. */
final class RegistryProblems {

  private final String origin;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param origin names the file in messages
   */
  RegistryProblems(String origin) {
    this.origin = origin;
  }

  void add(String what) {
    problems.add(origin + ": " + what);
  }

  void add(long line, String what) {
    problems.add(origin + " line " + line + ": " + what);
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new UnitRegistryFile.InvalidRegistry(problems);
    }
  }
}
