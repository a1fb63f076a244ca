package vn.dxpulse.streams.alert.rule;

/**
 * What the books of an input partition say, of a minute or of several. Immutable.
 *
 * @param read records read
 * @param rejected of them, those rejected
 * @param unaccounted size of the difference of {@code read} and all outcomes; 0 if the books add up
 */
public record QualityFigures(long read, long rejected, long unaccounted) {

  public static final QualityFigures NONE = new QualityFigures(0, 0, 0);

  public QualityFigures {
    unaccounted = Math.abs(unaccounted);
  }

  /** Of both. A minute with one too many does not make up for one with one too few. */
  public QualityFigures plus(QualityFigures other) {
    return new QualityFigures(
        read + other.read, rejected + other.rejected, unaccounted + other.unaccounted);
  }

  /** Share of the records that was rejected, 0..1; 0 of none. */
  public double rejectedShare() {
    return read == 0 ? 0 : (double) rejected / read;
  }
}
