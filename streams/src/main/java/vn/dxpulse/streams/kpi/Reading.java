package vn.dxpulse.streams.kpi;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import vn.dxpulse.streams.catalogue.Kpi;

/** What a KPI says at one moment: a value with the counts behind it, or why there is none. */
public sealed interface Reading {

  /** State column of the row: VALUE, or the reason why there is no value. */
  default String state() {
    return "VALUE";
  }

  /** The value in the KPI's unit; empty unless the state is VALUE. */
  OptionalDouble value();

  /** Numerator of a ratio, or the count itself. */
  default OptionalLong numerator() {
    return OptionalLong.empty();
  }

  /** Denominator of a ratio. */
  default OptionalLong denominator() {
    return OptionalLong.empty();
  }

  /** What a flow says, given a count per counter of {@code terms}. */
  static Reading of(Kpi.Flow kpi, FlowTerms terms, long[] counts) {
    long above = counts[terms.counter(kpi.numerator())];
    return kpi.denominator()
        .<Reading>map(below -> new Ratio(above, counts[terms.counter(below)]))
        .orElseGet(() -> new Count(above));
  }

  /** What a percentile says, given a count per bucket. */
  static Reading of(Kpi.Percentile kpi, long[] counts) {
    long among = Buckets.total(counts);
    return among == 0
        ? new Ranked(0, 0)
        : new Ranked(Buckets.percentile(counts, kpi.percentile()) / kpi.divideBy(), among);
  }

  /** What a published statistic says, if any was published. */
  static Reading of(Optional<Statistic> latest) {
    return latest.<Reading>map(Published::new).orElseGet(Unpublished::new);
  }

  /** A number of things; 0 is a value. */
  record Count(long count) implements Reading {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.of((double) count);
    }

    @Override
    public OptionalLong numerator() {
      return OptionalLong.of(count);
    }
  }

  /** A ratio of sums, 0..1, or no value where there is nothing to divide by. */
  record Ratio(long above, long below) implements Reading {
    @Override
    public String state() {
      return below == 0 ? "NO_DENOMINATOR" : "VALUE";
    }

    @Override
    public OptionalDouble value() {
      return below == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) above / below);
    }

    @Override
    public OptionalLong numerator() {
      return OptionalLong.of(above);
    }

    @Override
    public OptionalLong denominator() {
      return OptionalLong.of(below);
    }
  }

  /** A percentile of {@code among} numbers, or no value where there are none. */
  record Ranked(double number, long among) implements Reading {
    @Override
    public String state() {
      return among == 0 ? "NO_DENOMINATOR" : "VALUE";
    }

    @Override
    public OptionalDouble value() {
      return among == 0 ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    @Override
    public OptionalLong denominator() {
      return OptionalLong.of(among);
    }
  }

  /**
   * The numbers that a percentile is taken of, which add up where percentiles do not. Never
   * published as such.
   */
  final class Spread implements Reading {
    private final Ranked ranked;
    private final long[] counts;

    private Spread(Ranked ranked, long[] counts) {
      this.ranked = ranked;
      this.counts = counts;
    }

    static Spread of(Kpi.Percentile kpi, long[] counts) {
      Reading ranked = Reading.of(kpi, counts);
      return new Spread((Ranked) ranked, counts.clone());
    }

    /** A count per bucket; not to be changed. */
    long[] counts() {
      return counts;
    }

    @Override
    public String state() {
      return ranked.state();
    }

    @Override
    public OptionalDouble value() {
      return ranked.value();
    }

    @Override
    public OptionalLong denominator() {
      return ranked.denominator();
    }
  }

  /** A stock of which nothing was ever heard: not the same as an empty one. */
  record Unknown() implements Reading {
    @Override
    public String state() {
      return "UNKNOWN";
    }

    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }
  }

  /** Nothing any more: the unit has ended, and its successor's row counts it. */
  record Ended() implements Reading {
    @Override
    public String state() {
      return "ENDED";
    }

    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }
  }

  /** A statistic of which no period was published. */
  record Unpublished() implements Reading {
    @Override
    public String state() {
      return "UNPUBLISHED";
    }

    @Override
    public OptionalDouble value() {
      return OptionalDouble.empty();
    }
  }

  /** A published statistic. */
  record Published(Statistic statistic) implements Reading {
    @Override
    public OptionalDouble value() {
      return OptionalDouble.of(statistic.figure().value());
    }

    @Override
    public OptionalLong numerator() {
      return statistic.figure().numerator();
    }

    @Override
    public OptionalLong denominator() {
      return statistic.figure().denominator();
    }
  }
}
