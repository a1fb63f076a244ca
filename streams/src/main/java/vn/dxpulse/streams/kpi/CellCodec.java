package vn.dxpulse.streams.kpi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.entity.FactTime;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;

/**
 * Kept cells as keys and values of a compacted changelog.
 *
 * <p>A key is a kind, the unit's id and what tells cells of that kind apart; a pane's key names its
 * slot, so a newer pane replaces the one that no window needs any more and the changelog stays as
 * large as the rings. A value begins with the version of its format. Counts are stored with the ids
 * of their counters, so KPIs may come and go.
 */
public final class CellCodec {

  private static final byte VERSION = 1;

  private static final char PANE = 'p';
  private static final char TOTAL = 't';
  private static final char VALUE_PANE = 'v';
  private static final char VALUE_TOTAL = 'w';
  private static final char STOCK = 's';
  private static final char STATISTIC = 'r';
  private static final char DECLARATION = 'd';
  private static final char PROGRESS = 'm';
  private static final char HISTORY_PUBLISHED = 'h';

  private final List<Unit> units;
  private final Map<String, Integer> numberByUnit = new HashMap<>();
  private final Map<EventKind, FlowTerms> terms = new EnumMap<>(EventKind.class);

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
    for (int unit = 0; unit < units.size(); unit++) {
      numberByUnit.put(units.get(unit).id().toString(), unit);
    }
  }

  /** Cells that are written to {@code changelog} as key and value. */
  public KpiCells writingTo(BiConsumer<byte[], byte[]> changelog) {
    return new Writer(changelog);
  }

  /** Writes how far the task has come. */
  public void writeProgress(Progress progress, BiConsumer<byte[], byte[]> changelog) {
    changelog.accept(
        bytes(key -> key.writeByte(PROGRESS)),
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
    try (DataInputStream keyIn = new DataInputStream(new ByteArrayInputStream(key));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
      byte version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException(
            "a changelog entry has version " + version + ", this build reads " + VERSION);
      }
      char kind = (char) keyIn.readByte();
      if (kind == PROGRESS) {
        return readProgress(in);
      }
      if (kind == HISTORY_PUBLISHED) {
        cells.historyPublished();
      } else {
        readCell(kind, keyIn, in, cells);
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("a changelog entry ends too early", e);
    }
  }

  // Earlier builds wrote neither of the last two, for they left nothing pending.
  private static Progress readProgress(DataInputStream in) throws IOException {
    long timeMs = in.readLong();
    long revision = in.readLong();
    boolean pending = in.available() > 0 && in.readBoolean();
    return new Progress(timeMs, revision, pending, in.available() > 0 ? in.readLong() : timeMs);
  }

  private void readCell(char kind, DataInputStream key, DataInputStream in, KpiCells cells)
      throws IOException {
    int unit = unitNumber(key.readUTF());
    switch (kind) {
      case PANE, TOTAL -> {
        EventKind events = EventKind.valueOf(key.readUTF());
        readFlow(kind == PANE, key, in, terms.get(events), unit, cells.flows(events));
      }
      case VALUE_PANE, VALUE_TOTAL -> {
        EventKind events = EventKind.valueOf(key.readUTF());
        FlowCells values = cells.values(events, key.readInt());
        readFlow(kind == VALUE_PANE, key, in, Buckets.ALL, unit, values);
      }
      case STOCK ->
          cells.stock(
              unit,
              EnterpriseKind.valueOf(key.readUTF()),
              new StockCell(StoredNumber.read(in), StoredNumber.read(in), StoredNumber.read(in)));
      case STATISTIC ->
          cells.statistic(unit, StatisticFormat.read(key.readUTF(), StoredText.read(key), in));
      case DECLARATION ->
          cells.declaration(unit, readDeclaration(key.readUTF(), StoredText.read(key), in));
      default -> throw new IllegalStateException("a changelog entry of unknown kind " + kind);
    }
  }

  private static void readFlow(
      boolean pane,
      DataInputStream key,
      DataInputStream in,
      CounterIds counters,
      int unit,
      FlowCells cells)
      throws IOException {
    if (pane) {
      PaneSize size = PaneSize.valueOf(key.readUTF());
      int slot = key.readInt();
      cells.pane(unit, size, slot, in.readLong(), StoredNumber.readCounts(in, counters), 0);
    } else {
      cells.total(unit, StoredNumber.readCounts(in, counters));
    }
  }

  private int unitNumber(String unit) {
    Integer number = numberByUnit.get(unit);
    if (number == null) {
      throw new IllegalStateException(
          "the changelog has cells of unit "
              + unit
              + ", which is not in the registry or not of this partition; give the registry that"
              + " the state was built with, or reset the application");
    }
    return number;
  }

  private static Declaration readDeclaration(String milestone, String subject, DataInputStream in)
      throws IOException {
    FactTime time = new FactTime(in.readLong(), StoredText.read(in));
    return new Declaration(milestone, subject, time, in.readBoolean(), in.readBoolean());
  }

  private static byte[] value(Content content) {
    return bytes(
        out -> {
          out.writeByte(VERSION);
          content.writeTo(out);
        });
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream(64);
    try (DataOutputStream out = new DataOutputStream(buffer)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return buffer.toByteArray();
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

  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private final class Writer implements KpiCells {
    private final BiConsumer<byte[], byte[]> changelog;

    Writer(BiConsumer<byte[], byte[]> changelog) {
      this.changelog = changelog;
    }

    @Override
    public FlowCells flows(EventKind events) {
      return new FlowWriter(PANE, TOTAL, out -> out.writeUTF(events.name()), terms.get(events));
    }

    @Override
    public FlowCells values(EventKind events, int valueId) {
      Content part =
          out -> {
            out.writeUTF(events.name());
            out.writeInt(valueId);
          };
      return new FlowWriter(VALUE_PANE, VALUE_TOTAL, part, Buckets.ALL);
    }

    @Override
    public void stock(int unit, EnterpriseKind kind, StockCell cell) {
      changelog.accept(
          key(STOCK, unit, out -> out.writeUTF(kind.name())),
          value(
              out -> {
                StoredNumber.write(out, cell.active());
                StoredNumber.write(out, cell.changes());
                StoredNumber.write(out, cell.simulated());
              }));
    }

    @Override
    public void statistic(int unit, Statistic statistic) {
      changelog.accept(
          key(
              STATISTIC,
              unit,
              out -> {
                out.writeUTF(statistic.kpi());
                StoredText.write(out, statistic.period());
              }),
          value(out -> StatisticFormat.write(statistic, out)));
    }

    @Override
    public void declaration(int unit, Declaration declaration) {
      changelog.accept(
          key(
              DECLARATION,
              unit,
              out -> {
                out.writeUTF(declaration.milestone());
                StoredText.write(out, declaration.subject());
              }),
          value(
              out -> {
                out.writeLong(declaration.time().eventTimeMs());
                StoredText.write(out, declaration.time().eventId());
                out.writeBoolean(declaration.withdrawn());
                out.writeBoolean(declaration.simulated());
              }));
    }

    // Stands in the log after the panes whose rows were published, and before all others.
    @Override
    public void historyPublished() {
      changelog.accept(bytes(key -> key.writeByte(HISTORY_PUBLISHED)), value(out -> {}));
    }

    /** Writes the cells of one board, whose keys have {@code part} in common. */
    private final class FlowWriter implements FlowCells {
      private final char paneKind;
      private final char totalKind;
      private final Content part;
      private final CounterIds counters;

      FlowWriter(char paneKind, char totalKind, Content part, CounterIds counters) {
        this.paneKind = paneKind;
        this.totalKind = totalKind;
        this.part = part;
        this.counters = counters;
      }

      @Override
      public void total(int unit, long[] counts) {
        changelog.accept(
            key(totalKind, unit, part),
            value(out -> StoredNumber.writeCounts(out, counters, counts, 0)));
      }

      @Override
      public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
        changelog.accept(
            key(
                paneKind,
                unit,
                out -> {
                  part.writeTo(out);
                  out.writeUTF(size.name());
                  out.writeInt(slot);
                }),
            value(
                out -> {
                  out.writeLong(pane);
                  StoredNumber.writeCounts(out, counters, counts, from);
                }));
      }
    }

    private byte[] key(char kind, int unit, Content rest) {
      return bytes(
          out -> {
            out.writeByte(kind);
            out.writeUTF(units.get(unit).id().toString());
            rest.writeTo(out);
          });
    }
  }
}
