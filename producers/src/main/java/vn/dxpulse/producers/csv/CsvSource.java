package vn.dxpulse.producers.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** The rows of a CSV file in UTF-8, plain or compressed with gzip, one after the other. */
final class CsvSource implements AutoCloseable {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .get();

  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  private CsvSource(Path file, CSVParser parser) {
    this.file = file;
    this.parser = parser;
    this.records = parser.iterator();
  }

  static CsvSource open(Path file) {
    try {
      InputStream stream = Files.newInputStream(file);
      try {
        return new CsvSource(file, CSVParser.parse(decoded(decompressed(stream)), FORMAT));
      } catch (IOException | IllegalArgumentException e) {
        stream.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableInput("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  List<String> columns() {
    return parser.getHeaderNames();
  }

  /** The next row, or empty at the end of the file. */
  Optional<Row> next() {
    // The iterator reads a record when asked for it, so here the parser stands before the row.
    long line = parser.getCurrentLineNumber() + 1;
    try {
      return records.hasNext() ? Optional.of(new Row(line, records.next())) : Optional.empty();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new UnreadableInput(
          "%s is not readable from line %d on: %s".formatted(file, line, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream decompressed(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream);
    buffered.mark(2);
    int magic = (buffered.read() << 8) | buffered.read();
    buffered.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
  }

  private static BufferedReader decoded(InputStream stream) throws IOException {
    // A decoder that reports: a reader made from the charset would replace bad bytes in silence.
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }
}
