package vn.dxpulse.bench.state;

import java.util.List;
import java.util.Locale;
import vn.dxpulse.bench.figure.MarkdownTable;

/** Footprints as Markdown, and what an id costs: the difference between with and without. */
final class HeapReport {

  private static final String UNKNOWN = "–";

  private HeapReport() {}

  /**
   * The table.
   *
   * @param ids number of ids remembered where they are
   */
  static String of(Footprint without, Footprint with, long ids) {
    MarkdownTable table =
        new MarkdownTable(
            "Streams part",
            "heap given (goal)",
            "",
            "in use after a full GC",
            "the same after a crash",
            "changelogs");
    for (Footprint footprint : List.of(without, with)) {
      table.row(
          footprint.remembersIds()
              ? String.format(Locale.ROOT, "%,d ids remembered", ids)
              : "no ids remembered",
          footprint.heap(),
          footprint.taken().isPresent() ? "met: it finishes" : "**not met**: it does not finish",
          footprint.taken().map(taken -> megabytes(taken.heapBytes())).orElse(UNKNOWN),
          footprint.taken().map(taken -> megabytes(taken.restoredHeapBytes())).orElse(UNKNOWN),
          footprint.taken().map(taken -> megabytes(taken.changelogBytes())).orElse(UNKNOWN));
    }
    return table.text() + perId(without, with, ids);
  }

  private static String perId(Footprint without, Footprint with, long ids) {
    if (without.taken().isEmpty() || with.taken().isEmpty()) {
      return "";
    }
    Footprint.Taken base = without.taken().get();
    Footprint.Taken more = with.taken().get();
    return String.format(
        Locale.ROOT,
        "%nAn id takes %.1f bytes of heap and %.1f bytes of changelog: the differences, by %,d ids.%n",
        (double) (more.heapBytes() - base.heapBytes()) / ids,
        (double) (more.changelogBytes() - base.changelogBytes()) / ids,
        ids);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6);
  }
}
