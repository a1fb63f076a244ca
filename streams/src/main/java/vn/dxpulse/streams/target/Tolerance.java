package vn.dxpulse.streams.target;

/**
 * From which share of the expected progress on a target is on track, or at risk; below, it is off
 * track. The usual ones are 0.95 and 0.60 (Open SDG, Statistics Canada).
 *
 * @param onTrackFrom at most 1
 * @param atRiskFrom above 0, below {@code onTrackFrom}
 */
public record Tolerance(double onTrackFrom, double atRiskFrom) {

  public static final Tolerance USUAL = new Tolerance(0.95, 0.60);

  public Tolerance {
    if (!(0 < atRiskFrom && atRiskFrom < onTrackFrom && onTrackFrom <= 1)) {
      throw new IllegalArgumentException(
          "tolerance must be 0 < at risk < on track <= 1, got at risk %s, on track %s"
              .formatted(atRiskFrom, onTrackFrom));
    }
  }
}
