package vn.dxpulse.bench.figure;

import java.util.Locale;

/** What a figure should be. */
public sealed interface Goal {

  /** What an interval says about the goal: nothing if there were too few values for it. */
  default Verdict judge(Interval interval) {
    if (interval.confidence() < Sample.WANTED_CONFIDENCE) {
      return Verdict.OPEN;
    }
    return judgeCertain(interval);
  }

  /** What an interval says that the figure is in. */
  Verdict judgeCertain(Interval interval);

  /** Met only if the worst value is good enough. */
  default Verdict judgeWorst(Sample sample) {
    return judge(new Interval(worst(sample), worst(sample), 1));
  }

  /** The value of {@code sample} that is farthest on the wrong side. */
  double worst(Sample sample);

  /** The bound with its sign, such as {@code >= 0.60}; {@code format} is of a number. */
  String text(String format);

  /** Whether a goal is met. */
  enum Verdict {
    MET("met"),
    NOT_MET("**not met**"),
    /** The bound lies inside the interval, or there is none: more rounds would tell. */
    OPEN("undecided");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** In Markdown. */
    public String text() {
      return text;
    }
  }

  /** At least {@code bound}. */
  record AtLeast(double bound) implements Goal {
    @Override
    public Verdict judgeCertain(Interval interval) {
      if (interval.low() >= bound) {
        return Verdict.MET;
      }
      return interval.high() < bound ? Verdict.NOT_MET : Verdict.OPEN;
    }

    @Override
    public double worst(Sample sample) {
      return sample.least();
    }

    @Override
    public String text(String format) {
      return "≥ " + String.format(Locale.ROOT, format, bound);
    }
  }

  /** At most {@code bound}. */
  record AtMost(double bound) implements Goal {
    @Override
    public Verdict judgeCertain(Interval interval) {
      if (interval.high() <= bound) {
        return Verdict.MET;
      }
      return interval.low() > bound ? Verdict.NOT_MET : Verdict.OPEN;
    }

    @Override
    public double worst(Sample sample) {
      return sample.greatest();
    }

    @Override
    public String text(String format) {
      return "≤ " + String.format(Locale.ROOT, format, bound);
    }
  }
}
