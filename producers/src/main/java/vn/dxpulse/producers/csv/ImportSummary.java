package vn.dxpulse.producers.csv;

/**
 * What became of the rows of a file: {@code read = published + skipped + rejected}, always.
 *
 * @param read rows of the file, without its header
 * @param published rows that became events and were delivered
 * @param skipped rows that the mapping leaves out by its {@code only-when}
 * @param rejected rows that could not be converted and stand in the reject file
 */
public record ImportSummary(long read, long published, long skipped, long rejected) {

  public ImportSummary {
    if (read != published + skipped + rejected) {
      throw new IllegalStateException(
          "read %d rows, but published %d, skipped %d and rejected %d"
              .formatted(read, published, skipped, rejected));
    }
  }
}
