package vn.dxpulse.producers.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rows that could not be converted: {@code line, reason}, then the columns of the input as they
 * were, so that a corrected file can be imported with the same mapping.
 *
 * <p>There is no file if there is no such row; one left by an earlier import is deleted.
 */
final class RejectFile implements AutoCloseable {

  private final Path file;
  private final List<String> columns;
  private CSVPrinter printer;

  RejectFile(Path file, List<String> columns) throws IOException {
    this.file = file;
    this.columns = columns;
    Files.deleteIfExists(file);
  }

  void add(Row row, String reason) throws IOException {
    if (printer == null) {
      open();
    }
    List<String> line = new ArrayList<>();
    line.add(Long.toString(row.line()));
    line.add(reason);
    row.csv().forEach(line::add);
    printer.printRecord(line);
  }

  @Override
  public void close() {
    if (printer != null) {
      try {
        printer.close();
      } catch (IOException e) {
        throw new UncheckedIOException("rejected rows could not be written to " + file, e);
      }
    }
  }

  private void open() throws IOException {
    BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
    List<String> header = new ArrayList<>(List.of("line", "reason"));
    header.addAll(columns);
    printer.printRecord(header);
  }
}
