package vn.dxpulse.bench.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown: the first column on the left, figures on the right. Not thread-safe. */
public final class MarkdownTable {

  private final List<String> lines = new ArrayList<>();
  private final int columns;

  public MarkdownTable(String... header) {
    columns = header.length;
    row(header);
    List<String> alignments = new ArrayList<>(Collections.nCopies(columns, "--:"));
    alignments.set(0, "---");
    lines.add("|" + String.join("|", alignments) + "|");
  }

  /** Adds a row of as many cells as the header has. */
  public MarkdownTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns");
    }
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  /** The lines of the table, each ended. */
  public String text() {
    return String.join("\n", lines) + "\n";
  }
}
