package vn.dxpulse.bench.throughput;

import java.util.List;

/**
 * Two contenders that are compared.
 *
 * @param subject what is judged
 * @param baseline what it is judged by
 */
record Pair(Contender subject, Contender baseline) {

  /** Both, the other way round in every second round, so that drift favours neither. */
  List<Contender> inOrderOf(int round) {
    return round % 2 == 1 ? List.of(baseline, subject) : List.of(subject, baseline);
  }
}
