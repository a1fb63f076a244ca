package vn.dxpulse.bench.throughput;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import vn.dxpulse.bench.figure.Sample;

/** What every contender took in each round; the n-th of one and of another are a pair. */
final class Rounds {

  private final Map<String, List<Measurement>> byContender = new LinkedHashMap<>();

  /** Runs {@code pairs} so many times, both contenders of a pair one after the other. */
  static Rounds run(List<Pair> pairs, long rounds, PrintStream progress) {
    Rounds measured = new Rounds();
    for (int round = 1; round <= rounds; round++) {
      for (Pair pair : pairs) {
        for (Contender contender : pair.inOrderOf(round)) {
          Measurement measurement = contender.job().run(contender.id() + "-" + round);
          measured.add(contender, measurement);
          progress.printf(
              Locale.ROOT,
              "round %d of %d: %s: %,.0f events/s%n",
              round,
              rounds,
              contender.title(),
              measurement.eventsPerSecond());
        }
      }
    }
    return measured;
  }

  void add(Contender contender, Measurement measurement) {
    byContender.computeIfAbsent(contender.id(), id -> new ArrayList<>()).add(measurement);
  }

  /** A figure of a contender over the rounds. */
  Sample of(Contender contender, ToDoubleFunction<Measurement> figure) {
    return new Sample(
        byContender.get(contender.id()).stream().mapToDouble(figure).boxed().toList());
  }

  /** A figure of subject and baseline within each round. */
  Sample of(Pair pair, ToDoubleBiFunction<Measurement, Measurement> figure) {
    List<Measurement> subjects = byContender.get(pair.subject().id());
    List<Measurement> baselines = byContender.get(pair.baseline().id());
    List<Double> values = new ArrayList<>();
    for (int round = 0; round < subjects.size(); round++) {
      values.add(figure.applyAsDouble(subjects.get(round), baselines.get(round)));
    }
    return new Sample(values);
  }
}
