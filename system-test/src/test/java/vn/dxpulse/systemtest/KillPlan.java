package vn.dxpulse.systemtest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When the application is killed, drawn from a seed. There is a kill in each stretch of the
 * messages; after the last one it may end its work.
 */
record KillPlan(List<Kill> kills) {

  /** Most of a stretch that may be committed before the kill, so that there is work left. */
  private static final double LATEST = 0.6;

  private static final int COMMIT_INTERVAL_MS = 100;

  /** Draws {@code kills}: the first while messages come in, at least one while catching up. */
  static KillPlan draw(long seed, int kills) {
    SplittableRandom random = new SplittableRandom(seed);
    int certain = 1 + random.nextInt(Math.max(1, kills - 1));
    List<Kill> plan = new ArrayList<>();
    for (int kill = 0; kill < kills; kill++) {
      boolean behind = kill > 0 && (kill == certain || random.nextInt(3) == 0);
      plan.add(
          new Kill(
              behind,
              random.nextDouble(LATEST),
              random.nextInt(behind ? COMMIT_INTERVAL_MS / 4 : COMMIT_INTERVAL_MS)));
    }
    return new KillPlan(List.copyOf(plan));
  }

  /**
   * One kill.
   *
   * @param behind true if the whole stretch is there before the application is started again, false
   *     if it comes in while it runs
   * @param share of the stretch that is committed before
   * @param delayMs from then on, anywhere between two commits
   */
  record Kill(boolean behind, double share, int delayMs) {}
}
