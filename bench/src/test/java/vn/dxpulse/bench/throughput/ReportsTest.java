package vn.dxpulse.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dxpulse.bench.figure.Goal;

class ReportsTest {

  private static final long EVENTS = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  private final List<String> runs = new ArrayList<>();

  @Test
  void bothOfAPairRunOneAfterTheOtherAndSwapEachRound() {
    Rounds unused = Rounds.run(List.of(pair(2, 1), new Pair(of("c", 1), of("d", 1))), 2, NOWHERE);

    assertThat(runs).containsExactly("b-1", "a-1", "d-1", "c-1", "a-2", "b-2", "c-2", "d-2");
  }

  @Test
  void ratiosAreTakenWithinPairs() {
    Pair pair = pair(2, 1);
    Rounds rounds = new Rounds();
    // The machine halves its speed after three rounds; the ratio stays.
    for (int round = 0; round < 6; round++) {
      long drift = round < 3 ? 1 : 2;
      rounds.add(pair.subject(), new Measurement(EVENTS, drift * 2 * SECOND, 4 * SECOND));
      rounds.add(pair.baseline(), new Measurement(EVENTS, drift * SECOND, SECOND));
    }

    assertThat(SpeedReport.of(rounds, Map.of(pair, new Goal.AtLeast(0.6))))
        .startsWith(
            """
            | Contender | events/s (median) | ratio to its baseline | goal |  | CPU µs per event |
            |---|--:|--:|--:|--:|--:|
            | title of b | 750,000 | 1 |  |  | 1.00 |
            | title of a | 375,000 | 0.50 (97 %: 0.50 to 0.50) | ≥ 0.60 | **not met** | 4.00 |
            """);
  }

  @Test
  void growthIsInPercentOfTheBaseline() {
    Pair pair = pair(1, 1);
    Rounds rounds = new Rounds();
    for (int round = 0; round < 9; round++) {
      rounds.add(
          pair.subject(), new Measurement(EVENTS, SECOND + round * SECOND / 100, SECOND * 3 / 2));
      rounds.add(pair.baseline(), new Measurement(EVENTS, SECOND, SECOND));
    }

    assertThat(GrowthReport.of(rounds, pair))
        .startsWith(
            """
            | Cost per event | title of b | title of a | growth | goal |  |
            |---|--:|--:|--:|--:|--:|
            | wall-clock µs | 1.000 | 1.040 | +4.0 % (96 %: +1.0 to +7.0) | ≤ 5 % | undecided |
            | CPU µs | 1.000 | 1.500 | +50.0 % (96 %: +50.0 to +50.0) | ≤ 5 % | **not met** |
            """);
  }

  private Pair pair(long subjectSeconds, long baselineSeconds) {
    return new Pair(of("a", subjectSeconds), of("b", baselineSeconds));
  }

  private Contender of(String id, long seconds) {
    return new Contender(
        id,
        "title of " + id,
        run -> {
          runs.add(run);
          return new Measurement(EVENTS, seconds * SECOND, seconds * SECOND);
        });
  }
}
