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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.catalogue.ServiceLevel;
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
  private static final char LISTING = 'o';
  private static final char PROGRESS = 'm';

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
        return new Progress(in.readLong(), in.readLong(), in.available() > 0 && in.readBoolean());
      }
      readCell(kind, keyIn, in, cells);
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("a changelog entry ends too early", e);
    }
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
              new StockCell(readVarint(in), readVarint(in), readVarint(in)));
      case STATISTIC ->
          cells.statistic(unit, readStatistic(key.readUTF(), StoredText.read(key), in));
      case DECLARATION ->
          cells.declaration(unit, readDeclaration(key.readUTF(), StoredText.read(key), in));
      case LISTING -> cells.listing(unit, readListing(StoredText.read(key), in));
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
      cells.pane(unit, size, slot, in.readLong(), readCounts(in, counters), 0);
    } else {
      cells.total(unit, readCounts(in, counters));
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

  // Only counts other than 0 are stored, each with the id of its counter.
  private static long[] readCounts(DataInputStream in, CounterIds counters) throws IOException {
    long[] counts = new long[counters.size()];
    for (long left = readVarint(in); left > 0; left--) {
      OptionalInt counter = counters.counterOf(in.readInt());
      long count = readVarint(in);
      if (counter.isPresent()) { // else no KPI of today needs it
        counts[counter.getAsInt()] = count;
      }
    }
    return counts;
  }

  private static void writeCounts(
      DataOutputStream out, CounterIds counters, long[] counts, int from) throws IOException {
    int stored = 0;
    for (int counter = 0; counter < counters.size(); counter++) {
      stored += counts[from + counter] == 0 ? 0 : 1;
    }
    writeVarint(out, stored);
    for (int counter = 0; counter < counters.size(); counter++) {
      if (counts[from + counter] != 0) {
        out.writeInt(counters.id(counter));
        writeVarint(out, counts[from + counter]);
      }
    }
  }

  private static Statistic readStatistic(String kpi, String period, DataInputStream in)
      throws IOException {
    return new Statistic(
        kpi,
        period,
        in.readLong(),
        new Statistic.Figure(
            in.readDouble(), readOptional(in), readOptional(in), toInt(readOptional(in))),
        new Statistic.Publication(readOptional(in), StoredText.read(in)),
        new Statistic.Origin(StoredText.read(in), in.readLong(), in.readBoolean()));
  }

  private static Declaration readDeclaration(String milestone, String subject, DataInputStream in)
      throws IOException {
    FactTime time = new FactTime(in.readLong(), StoredText.read(in));
    return new Declaration(milestone, subject, time, in.readBoolean(), in.readBoolean());
  }

  private static Listing readListing(String service, DataInputStream in) throws IOException {
    ServiceLevel level = ServiceLevel.valueOf(in.readUTF());
    boolean onPhone = in.readBoolean();
    FactTime time = new FactTime(in.readLong(), StoredText.read(in));
    return new Listing(service, level, onPhone, time, in.readBoolean());
  }

  private static void writeStatistic(Statistic statistic, DataOutputStream out) throws IOException {
    out.writeLong(statistic.periodEndMs());
    out.writeDouble(statistic.figure().value());
    writeOptional(out, statistic.figure().numerator());
    writeOptional(out, statistic.figure().denominator());
    writeOptional(out, toLong(statistic.figure().universe()));
    writeOptional(out, statistic.publication().publishedAtMs());
    StoredText.write(out, statistic.publication().sourceUrl());
    StoredText.write(out, statistic.origin().eventId());
    out.writeLong(statistic.origin().arrivalMs());
    out.writeBoolean(statistic.origin().simulated());
  }

  private static OptionalLong readOptional(DataInputStream in) throws IOException {
    return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
  }

  private static void writeOptional(DataOutputStream out, OptionalLong value) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      out.writeLong(value.getAsLong());
    }
  }

  private static OptionalInt toInt(OptionalLong value) {
    return value.isPresent()
        ? OptionalInt.of(Math.toIntExact(value.getAsLong()))
        : OptionalInt.empty();
  }

  private static OptionalLong toLong(OptionalInt value) {
    return value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty();
  }

  // Zig-zag varint: most counts of a pane are small, and so is their encoding.
  private static void writeVarint(DataOutputStream out, long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long readVarint(DataInputStream in) throws IOException {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.readByte();
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
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
   */
  public record Progress(long timeMs, long revision, boolean rowsPending) {

    /** Of a task that never committed. */
    public static final Progress NONE = new Progress(Long.MIN_VALUE, 0, false);
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
                writeVarint(out, cell.active());
                writeVarint(out, cell.changes());
                writeVarint(out, cell.simulated());
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
          value(out -> writeStatistic(statistic, out)));
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

    @Override
    public void listing(int unit, Listing listing) {
      changelog.accept(
          key(LISTING, unit, out -> StoredText.write(out, listing.service())),
          value(
              out -> {
                out.writeUTF(listing.level().name());
                out.writeBoolean(listing.onPhone());
                out.writeLong(listing.time().eventTimeMs());
                StoredText.write(out, listing.time().eventId());
                out.writeBoolean(listing.simulated());
              }));
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
            key(totalKind, unit, part), value(out -> writeCounts(out, counters, counts, 0)));
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
                  writeCounts(out, counters, counts, from);
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
