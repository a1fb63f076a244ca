package vn.dxpulse.streams.alert.rule;

import java.time.Duration;
import java.util.Set;

/** When a rule raises an alert, and when it clears it. */
public sealed interface Condition {

  AlertKind kind();

  /** About a target: one alert per target. */
  sealed interface OfTarget extends Condition {
    Signal judge(TargetReading reading);
  }

  /**
   * A target has a status.
   *
   * @param fires statuses that raise it
   * @param clears statuses that clear it; the others leave it as it is
   */
  record StatusIn(Set<String> fires, Set<String> clears) implements OfTarget {
    public StatusIn {
      fires = Set.copyOf(fires);
      clears = Set.copyOf(clears);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.TARGET;
    }

    @Override
    public Signal judge(TargetReading reading) {
      if (fires.contains(reading.status())) {
        return Signal.RAISED;
      }
      return clears.contains(reading.status()) ? Signal.CLEARED : Signal.KEPT;
    }
  }

  /**
   * A target's pace is too slow on both windows.
   *
   * @param whileIn statuses in which that matters
   */
  record PaceTooSlow(Set<String> whileIn) implements OfTarget {
    public PaceTooSlow {
      whileIn = Set.copyOf(whileIn);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.PACE;
    }

    @Override
    public Signal judge(TargetReading reading) {
      boolean slow = reading.paceFallsShort() && whileIn.contains(reading.status());
      return slow ? Signal.RAISED : Signal.CLEARED;
    }
  }

  /** A target cannot be judged for want of data. */
  record TargetWithoutData() implements OfTarget {
    @Override
    public AlertKind kind() {
      return AlertKind.NO_DATA;
    }

    @Override
    public Signal judge(TargetReading reading) {
      return reading.status().equals(TargetReading.NO_DATA) ? Signal.RAISED : Signal.CLEARED;
    }
  }

  /**
   * No record arrived on any topic of facts: one alert for the pipeline.
   *
   * @param after for how long
   */
  record PipelineSilent(Duration after) implements Condition {
    @Override
    public AlertKind kind() {
      return AlertKind.NO_DATA;
    }
  }

  /** About the books of an input partition: one alert per partition. */
  sealed interface OfInput extends Condition {

    /** How far back the arrival minutes reach that are added up. */
    Duration over();

    Signal judge(QualityFigures figures);

    @Override
    default AlertKind kind() {
      return AlertKind.DATA_QUALITY;
    }
  }

  /** The books of some minute do not add up. */
  record Unaccounted(Duration over) implements OfInput {
    @Override
    public Signal judge(QualityFigures figures) {
      return figures.unaccounted() == 0 ? Signal.CLEARED : Signal.RAISED;
    }
  }

  /**
   * Too many records are rejected.
   *
   * @param atLeast records; with fewer nothing is said of a share
   * @param above share, 0..1, above which it is raised
   * @param clearsBelow share below which it is cleared, at most {@code above}
   */
  record RejectedShare(Duration over, long atLeast, double above, double clearsBelow)
      implements OfInput {
    @Override
    public Signal judge(QualityFigures figures) {
      double share = figures.rejectedShare();
      if (figures.read() < atLeast || share < clearsBelow) {
        return Signal.CLEARED;
      }
      return share > above ? Signal.RAISED : Signal.KEPT;
    }
  }

  /** Always: the alert that shows that alerts are looked after. */
  record Always() implements Condition {
    @Override
    public AlertKind kind() {
      return AlertKind.WATCHDOG;
    }
  }
}
