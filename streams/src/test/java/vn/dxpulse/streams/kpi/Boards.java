package vn.dxpulse.streams.kpi;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.expression.Term;

/** Boards of three units, and what a task does with them. */
final class Boards {

  /** 15:00 in Vietnam, nine hours before the merger. */
  static final long START_MS = Instant.parse("2025-06-30T08:00:00Z").toEpochMilli();

  /** The first moment of 19@2025-07-01. */
  static final long MERGER_MS = Instant.parse("2025-06-30T17:00:00Z").toEpochMilli();

  static final KpiCatalogue CATALOGUE =
      KpiCatalogue.shipped(
          IndicatorCatalogue.read(
              new StringReader(
                  """
                  indicator,method,name_vi,name_en,unit_of_measure,direction
                  dti,mic,a,b,points,higher_is_better
                  dti_rank,mic,a,b,rank,lower_is_better
                  """),
              "two indicators"));

  /** 01 that has been since ever, and 19 before and after the merger. */
  static final List<Unit> UNITS =
      UnitRegistryFile.vietnam().units().stream()
          .filter(unit -> unit.id().toString().equals("01@2019-04-01") || unit.code().equals("19"))
          .toList();

  static final FlowTerms TERMS = FlowTerms.of(EventKind.TRANSACTION, CATALOGUE);
  static final long COMPLETED = bit(Term.EVERY);
  static final long ONLINE = bit(Term.counting("channel == \"ONLINE\""));
  static final long SIMULATED = bit(Term.counting("simulated"));

  private Boards() {}

  static KpiBoard empty() {
    return new KpiBoard(CATALOGUE, UNITS);
  }

  /** Of a transaction that adds 1 to the counters whose bits {@code mask} has. */
  static long[] contribution(long mask) {
    long[] contribution = new long[TERMS.size() + TERMS.rankedTerms().size()];
    Arrays.setAll(contribution, i -> mask >> i & 1);
    return contribution;
  }

  /** The bit of a term of transactions. */
  static long bit(Term term) {
    return 1L << TERMS.counter(term);
  }

  static void count(KpiBoard board, int unit, long eventTimeMs, long mask) {
    board.flows(EventKind.TRANSACTION).add(unit, eventTimeMs, contribution(mask));
  }

  static Statistic statistic(String kpi, String period, OptionalLong publishedAtMs, String id) {
    return new Statistic(
        kpi,
        period,
        START_MS - 1_000L * (period.hashCode() & 0xff),
        new Statistic.Figure(8.5, OptionalLong.of(17), OptionalLong.of(2), OptionalInt.of(63)),
        new Statistic.Publication(publishedAtMs, "https://dti.example/" + id),
        new Statistic.Origin(id, START_MS, false));
  }

  static List<KpiRow> published(KpiBoard board) {
    List<KpiRow> rows = new ArrayList<>();
    board.publishChanges(rows::add);
    return rows;
  }

  /** A compacted changelog in the heap. */
  static final class Changelog {
    private final CellCodec codec = new CellCodec(UNITS, CATALOGUE);
    private final Map<ByteBuffer, List<byte[]>> entries = new LinkedHashMap<>();

    void keep(KpiBoard board) {
      board.drainTouched(
          codec.writingTo((key, value) -> entries.put(ByteBuffer.wrap(key), List.of(key, value))));
    }

    /** A board that has its cells back, at T, of which everything counts as published. */
    KpiBoard restored(long timeMs) {
      KpiBoard board = unpublished(timeMs);
      board.assumeRowsPublished();
      return board;
    }

    /** A board that has its cells back, at T, and has published nothing. */
    KpiBoard unpublished(long timeMs) {
      KpiBoard board = empty();
      KpiCells restorer = board.restorer();
      entries
          .values()
          .forEach(
              entry -> codec.read(entry.get(0), entry.get(1), CellCodec.Progress.NONE, restorer));
      board.advanceTo(timeMs);
      return board;
    }
  }
}
