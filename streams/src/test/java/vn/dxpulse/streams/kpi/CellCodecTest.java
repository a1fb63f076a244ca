package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.HexLines;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.entity.FactTime;
import vn.dxpulse.streams.kpi.CellCodec.Progress;
import vn.dxpulse.streams.pane.FlowCells;
import vn.dxpulse.streams.pane.PaneSize;

class CellCodecTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String GOLDEN = "CellCodecTest/v1.txt";

  private static final int COUNTERS = Boards.TERMS.size();

  private final CellCodec codec = new CellCodec(Boards.UNITS, Boards.CATALOGUE);

  @Property
  void readsTotalsThatItWrote(@ForAll("units") int unit, @ForAll("counts") long[] counts) {
    assertSurvives(cells -> cells.flows(EventKind.TRANSACTION).total(unit, counts));
  }

  @Property
  void readsPanesThatItWrote(
      @ForAll("units") int unit,
      @ForAll PaneSize size,
      @ForAll int slot,
      @ForAll long pane,
      @ForAll("counts") long[] counts) {
    long[] rings = new long[3 * COUNTERS];
    System.arraycopy(counts, 0, rings, COUNTERS, COUNTERS);

    assertSurvives(
        cells -> cells.flows(EventKind.TRANSACTION).pane(unit, size, slot, pane, rings, COUNTERS));
  }

  @Property
  void readsStocksThatItWrote(
      @ForAll("units") int unit,
      @ForAll EnterpriseKind kind,
      @ForAll long active,
      @ForAll long changes,
      @ForAll long simulated) {
    assertSurvives(cells -> cells.stock(unit, kind, new StockCell(active, changes, simulated)));
  }

  @Property
  void readsStatisticsThatItWrote(
      @ForAll("units") int unit, @ForAll("statistics") Statistic statistic) {
    assertSurvives(cells -> cells.statistic(unit, statistic));
  }

  @Property
  void readsProgressThatItWrote(
      @ForAll long timeMs, @ForAll long revision, @ForAll boolean pending, @ForAll long historyMs) {
    Progress progress = new Progress(timeMs, revision, pending, historyMs);
    List<Progress> read = new ArrayList<>();

    codec.writeProgress(
        progress, (key, value) -> read.add(codec.read(key, value, Progress.NONE, new Seen())));

    assertThat(read).containsExactly(progress);
  }

  @Test
  void readsProgressOfEarlierBuildsWhichLeftNoHistoryPending() {
    byte[] key = {'m'};
    byte[] oldest = ByteBuffer.allocate(17).put((byte) 1).putLong(7).putLong(8).array();
    byte[] old = ByteBuffer.allocate(18).put((byte) 1).putLong(7).putLong(8).put((byte) 1).array();

    assertThat(codec.read(key, oldest, Progress.NONE, new Seen()))
        .isEqualTo(new Progress(7, 8, false, 7));
    assertThat(codec.read(key, old, Progress.NONE, new Seen()))
        .isEqualTo(new Progress(7, 8, true, 7));
  }

  @Test
  void keepsTextsOfAnyLength() {
    String huge = "đ".repeat(100_000);
    Statistic statistic =
        new Statistic(
            "dti:mic",
            huge,
            0,
            new Statistic.Figure(
                1, OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty()),
            new Statistic.Publication(OptionalLong.empty(), huge),
            new Statistic.Origin(huge, 0, false));

    assertSurvives(cells -> cells.statistic(0, statistic));
  }

  @Test
  void givesEveryCellAKeyOfItsOwn() {
    assertThat(written()).hasSize(14);
  }

  @Test
  void writesTheBytesOfVersionOne() {
    assertThat(written()).isEqualTo(HexLines.golden(GOLDEN, written()));
  }

  @Test
  void readsTheBytesOfVersionOne() {
    Seen seen = new Seen();
    Progress progress = Progress.NONE;
    for (Map.Entry<String, String> entry : HexLines.golden(GOLDEN, written()).entrySet()) {
      byte[] key = HEX.parseHex(entry.getKey());
      progress = codec.read(key, HEX.parseHex(entry.getValue()), progress, seen);
    }

    Seen expected = new Seen();
    giveExamples(expected);
    assertThat(seen.cells).isEqualTo(expected.cells);
    assertThat(progress).isEqualTo(new Progress(1_751_270_400_123L, 42, true, 1_751_270_399_000L));
  }

  @Test
  void readsCountersThatWereNotKeptAsZeroAndForgetsThoseThatNoKpiNeeds() {
    Seen seen = new Seen();
    byte[] value =
        ByteBuffer.allocate(12)
            .put((byte) 1)
            .put((byte) 4) // two counters
            .putInt(Boards.TERMS.id(0))
            .put((byte) 14) // 7
            .putInt(123_456_789) // the id of a term that is in no catalogue
            .put((byte) 2)
            .array();

    codec.read(
        key(cells -> cells.flows(EventKind.TRANSACTION).total(0, new long[COUNTERS])),
        value,
        Progress.NONE,
        seen);

    long[] expected = new long[COUNTERS];
    expected[0] = 7;
    assertThat(seen.cells).containsExactly("TRANSACTION total 0 " + Arrays.toString(expected));
  }

  @Test
  void saysWhichVersionItCannotRead() {
    byte[] key = key(cells -> cells.flows(EventKind.TRANSACTION).total(0, new long[COUNTERS]));

    assertThatThrownBy(() -> codec.read(key, new byte[] {2}, Progress.NONE, new Seen()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a changelog entry has version 2, this build reads 1");
  }

  @Test
  void saysWhichUnitItDoesNotKnow() {
    CellCodec hanoiOnly = new CellCodec(Boards.UNITS.subList(0, 1), Boards.CATALOGUE);
    byte[] key = key(cells -> cells.flows(EventKind.TRANSACTION).total(2, new long[COUNTERS]));

    assertThatThrownBy(() -> hanoiOnly.read(key, new byte[] {1, 0}, Progress.NONE, new Seen()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cells of unit 19@2025-07-01, which is not in the registry");
  }

  @Test
  void saysWhichKindItDoesNotKnow() {
    byte[] key = key(cells -> cells.flows(EventKind.TRANSACTION).total(0, new long[COUNTERS]));
    key[0] = 'x';

    assertThatThrownBy(() -> codec.read(key, new byte[] {1, 0}, Progress.NONE, new Seen()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unknown kind x");
  }

  @Provide
  Arbitrary<Integer> units() {
    return Arbitraries.integers().between(0, Boards.UNITS.size() - 1);
  }

  @Provide
  Arbitrary<long[]> counts() {
    return Arbitraries.longs().array(long[].class).ofSize(COUNTERS);
  }

  @Provide
  Arbitrary<Statistic> statistics() {
    Arbitrary<String> texts = Arbitraries.strings().withCharRange(' ', 'ỹ').ofMaxLength(20);
    Arbitrary<OptionalLong> longs =
        Arbitraries.longs()
            .optional()
            .map(value -> value.map(OptionalLong::of).orElse(OptionalLong.empty()));
    Arbitrary<OptionalInt> ints =
        Arbitraries.integers()
            .optional()
            .map(value -> value.map(OptionalInt::of).orElse(OptionalInt.empty()));
    Arbitrary<Statistic.Figure> figures =
        Combinators.combine(Arbitraries.doubles(), longs, longs, ints).as(Statistic.Figure::new);
    Arbitrary<Statistic.Publication> publications =
        Combinators.combine(longs, texts).as(Statistic.Publication::new);
    Arbitrary<Statistic.Origin> origins =
        Combinators.combine(texts, Arbitraries.longs(), Arbitraries.of(true, false))
            .as(Statistic.Origin::new);
    return Combinators.combine(texts, texts, Arbitraries.longs(), figures, publications, origins)
        .as(Statistic::new);
  }

  private void assertSurvives(Cell cell) {
    Seen given = new Seen();
    cell.giveTo(given);
    Seen read = new Seen();

    cell.giveTo(
        codec.writingTo(
            (key, value) ->
                assertThat(codec.read(key, value, Progress.NONE, read)).isEqualTo(Progress.NONE)));

    assertThat(read.cells).isEqualTo(given.cells);
  }

  private byte[] key(Cell cell) {
    List<byte[]> keys = new ArrayList<>();
    cell.giveTo(codec.writingTo((key, value) -> keys.add(key)));
    return keys.get(0);
  }

  private Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    giveExamples(
        codec.writingTo((key, value) -> written.put(HEX.formatHex(key), HEX.formatHex(value))));
    codec.writeProgress(
        new Progress(1_751_270_400_123L, 42, true, 1_751_270_399_000L),
        (key, value) -> written.put(HEX.formatHex(key), HEX.formatHex(value)));
    return written;
  }

  private static void giveExamples(KpiCells cells) {
    cells.flows(EventKind.TRANSACTION).total(0, counts(300, 200, 64, 63, Long.MAX_VALUE));
    cells.flows(EventKind.TRANSACTION).total(2, new long[COUNTERS]);
    cells
        .flows(EventKind.TRANSACTION)
        .pane(0, PaneSize.SECOND, 361, 1_751_270_400L, counts(0, 1, 2, 3), 0);
    cells
        .flows(EventKind.TRANSACTION)
        .pane(0, PaneSize.MINUTE, 0, 29_187_840L, counts(1, 2, 3, 4), 0);
    cells.flows(EventKind.TRANSACTION).pane(1, PaneSize.MINUTE, 0, -1, counts(1, 2, 3, 4), 0);
    long[] histogram = new long[Buckets.COUNT];
    histogram[Buckets.of(86_400)] = 3;
    cells.values(EventKind.TRANSACTION, 42).total(1, histogram);
    cells.values(EventKind.TRANSACTION, 42).pane(1, PaneSize.HOUR, 3, 486_464L, histogram, 0);
    cells.stock(0, EnterpriseKind.DIGITAL, new StockCell(5, 7, 0));
    cells.stock(0, EnterpriseKind.DIGITAL_TECHNOLOGY, new StockCell(-1, 1, 1));
    cells.declaration(
        1,
        new Declaration(
            "smart_city", "Sông Công", new FactTime(1_700_000_000_000L, "m-1"), true, false));
    cells.statistic(
        0,
        new Statistic(
            "dti_rank:mic",
            "2022",
            1_672_505_999_999L,
            new Statistic.Figure(8, OptionalLong.empty(), OptionalLong.empty(), OptionalInt.of(63)),
            new Statistic.Publication(OptionalLong.empty(), "https://dti.example/xếp-hạng"),
            new Statistic.Origin("e-1", 1_751_270_400_000L, true)));
    cells.statistic(
        0,
        new Statistic(
            "dti:mic",
            "2022",
            1_672_505_999_999L,
            new Statistic.Figure(0.5, OptionalLong.of(1), OptionalLong.of(2), OptionalInt.empty()),
            new Statistic.Publication(OptionalLong.of(1_700_000_000_000L), ""),
            new Statistic.Origin("e-2", 1_751_270_400_000L, false)));
    cells.historyPublished();
  }

  private static long[] counts(long... first) {
    return Arrays.copyOf(first, COUNTERS);
  }

  private interface Cell {
    void giveTo(KpiCells cells);
  }

  /** Cells in words. */
  private static final class Seen implements KpiCells {
    private final List<String> cells = new ArrayList<>();

    @Override
    public FlowCells values(EventKind kind, int valueId) {
      return words(kind + " value " + valueId, Buckets.COUNT);
    }

    @Override
    public FlowCells flows(EventKind kind) {
      return words(kind.name(), COUNTERS);
    }

    private FlowCells words(String what, int counters) {
      return new FlowCells() {
        @Override
        public void total(int unit, long[] counts) {
          cells.add(what + " total " + unit + " " + Arrays.toString(counts));
        }

        @Override
        public void pane(int unit, PaneSize size, int slot, long pane, long[] counts, int from) {
          String own = Arrays.toString(Arrays.copyOfRange(counts, from, from + counters));
          cells.add(String.join(" ", what + " pane", unit + " " + size, slot + " " + pane, own));
        }
      };
    }

    @Override
    public void stock(int unit, EnterpriseKind kind, StockCell cell) {
      cells.add("stock " + unit + " " + kind + " " + cell);
    }

    @Override
    public void declaration(int unit, Declaration declaration) {
      cells.add("declaration " + unit + " " + declaration);
    }

    @Override
    public void historyPublished() {
      cells.add("history published");
    }

    @Override
    public void statistic(int unit, Statistic statistic) {
      cells.add("statistic " + unit + " " + statistic);
    }
  }
}
