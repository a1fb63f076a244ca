package vn.dxpulse.streams.kpi;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.stored.StoredFormat;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/**
 * Kept cells as keys and values of a compacted changelog.
 *
 * <p>A key is a kind, the unit's id and what tells cells of that kind apart; a pane's key names its
 * slot, so a newer pane replaces the one that no window needs any more and the changelog stays as
 * large as the rings. A value begins with the version of its format. Counts are stored with the ids
 * of their counters, so KPIs may come and go.
 */
public final class CellCodec {

  private static final StoredFormat FORMAT = new StoredFormat("a changelog entry", (byte) 1);
  private static final int EXPECTED_BYTES = 64;
  private static final char PROGRESS = 'm';

  static final char PANE = 'p';
  static final char TOTAL = 't';
  static final char VALUE_PANE = 'v';
  static final char VALUE_TOTAL = 'w';
  static final char STOCK = 's';
  static final char STATISTIC = 'r';
  static final char DECLARATION = 'd';
  static final char LISTING = 'o';
  static final char HISTORY_PUBLISHED = 'h';

  private final List<Unit> units;
  private final Map<EventKind, FlowTerms> terms = new EnumMap<>(EventKind.class);
  private final CellReader reader;

  /**
   * A codec for the cells of one board.
   *
   * @param units units of the board, in the order of their numbers
   * @param catalogue KPIs of the board
   */
  public CellCodec(List<Unit> units, KpiCatalogue catalogue) {
    for (EventKind kind : EventKind.values()) {
      terms.put(kind, FlowTerms.of(kind, catalogue));
    }
    this.units = List.copyOf(units);
    this.reader = new CellReader(this.units, terms);
  }

  /** Cells that are written to {@code changelog} as key and value. */
  public KpiCells writingTo(BiConsumer<byte[], byte[]> changelog) {
    return new CellWriter(units, terms, changelog);
  }

  /** Writes how far the task has come. */
  public void writeProgress(Progress progress, BiConsumer<byte[], byte[]> changelog) {
    changelog.accept(
        key(out -> out.writeByte(PROGRESS)),
        value(
            out -> {
              out.writeLong(progress.timeMs());
              out.writeLong(progress.revision());
              out.writeBoolean(progress.rowsPending());
              out.writeLong(progress.historyMs());
            }));
  }

  /**
   * Reads an entry back into {@code cells}.
   *
   * @return how far the task had come, if this entry tells
   * @throws IllegalStateException if the entry was written by a later version or for a unit that is
   *     not one of the board's
   */
  public Progress read(byte[] key, byte[] value, Progress known, KpiCells cells) {
    return FORMAT.read(value, in -> read(new StoredInput(key), in, known, cells));
  }

  private Progress read(StoredInput key, StoredInput in, Progress known, KpiCells cells)
      throws IOException {
    char kind = (char) key.readByte();
    if (kind == PROGRESS) {
      return readProgress(in);
    }
    if (kind == HISTORY_PUBLISHED) {
      cells.historyPublished();
    } else {
      reader.read(kind, key, in, cells);
    }
    return known;
  }

  // Earlier builds wrote neither of the last two, for they left nothing pending.
  private static Progress readProgress(StoredInput in) throws IOException {
    long timeMs = in.readLong();
    long revision = in.readLong();
    boolean pending = in.available() > 0 && in.readBoolean();
    return new Progress(timeMs, revision, pending, in.available() > 0 ? in.readLong() : timeMs);
  }

  /** A value: the version, and {@code content}. */
  static byte[] value(StoredOutput.Content content) {
    return FORMAT.bytes(EXPECTED_BYTES, content);
  }

  /** A key, which has no version. */
  static byte[] key(StoredOutput.Content content) {
    return StoredOutput.bytes(EXPECTED_BYTES, content);
  }

  /**
   * How far a task has come.
   *
   * @param timeMs T of the last commit that changed anything
   * @param revision revision of that commit
   * @param rowsPending true if that commit left rows to be published by a later one
   * @param historyMs T at which the history was published last
   */
  public record Progress(long timeMs, long revision, boolean rowsPending, long historyMs) {

    /** Of a task that never committed. */
    public static final Progress NONE = new Progress(Long.MIN_VALUE, 0, false, Long.MIN_VALUE);

    /** Since when history is pending, if it is. */
    public OptionalLong historyPendingSinceMs() {
      return rowsPending ? OptionalLong.of(historyMs) : OptionalLong.empty();
    }
  }
}
