package vn.dxpulse.producers.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.producers.publish.FactSink;

/**
 * Imports a CSV file: reads all of it, sorts by event time, publishes.
 *
 * <p>Exports are sorted by opening while events are closings, so the order of the file is not that
 * of the events; rows of equal event time keep the order of the file. Sorting holds every event in
 * memory, about 0.5 kB each: a heap of 2 GB takes some three million rows. Nothing is published if
 * the file cannot be read to its end.
 *
 * <p>Event ids come from the file, so importing it again publishes the same ids and counts once.
 */
public final class CsvImport {

  private static final String REJECTED_SUFFIX = ".rejected.csv";

  private final Mapping mapping;
  private final FactSink sink;
  private final ImportProgress progress;

  public CsvImport(Mapping mapping, FactSink sink) {
    this(mapping, sink, ImportProgress.onStandardError());
  }

  public CsvImport(Mapping mapping, FactSink sink, ImportProgress progress) {
    this.mapping = mapping;
    this.sink = sink;
    this.progress = progress;
  }

  /** Imports {@code file}; rejected rows go to {@code <file>.rejected.csv} beside it. */
  public ImportSummary run(Path file) {
    return run(file, file.resolveSibling(file.getFileName() + REJECTED_SUFFIX));
  }

  /**
   * Imports {@code file}, plain or compressed with gzip; rejected rows go to {@code rejects}.
   *
   * @throws UnreadableInput if the file cannot be read, or the reject file not be written
   * @throws InvalidMapping if the file lacks columns that the mapping names
   * @throws vn.dxpulse.producers.publish.PublishFailed if an event could not be delivered
   */
  public ImportSummary run(Path file, Path rejects) {
    Conversion rows = convert(file, rejects);
    rows.facts.sort(Comparator.comparing(Fact::eventTime));
    try (ImportProgress.Publishing publishing = progress.publishing(file, rows.facts.size())) {
      for (Fact<?> fact : rows.facts) {
        sink.publish(fact);
        publishing.sent();
      }
      sink.flush();
    }
    ImportSummary summary =
        new ImportSummary(rows.read, rows.facts.size(), rows.skipped, rows.rejected);
    progress.ended(file, summary);
    return summary;
  }

  private Conversion convert(Path file, Path rejects) {
    try (CsvSource source = CsvSource.open(file)) {
      requireColumns(file, source.columns());
      try (RejectFile rejected = new RejectFile(rejects, source.columns())) {
        Conversion rows = new Conversion(rejected);
        for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
          rows.add(row.get());
        }
        return rows;
      }
    } catch (IOException e) {
      throw new UnreadableInput("cannot write " + rejects + ": " + e, e);
    }
  }

  private void requireColumns(Path file, List<String> columns) {
    List<String> missing = mapping.columns().filter(name -> !columns.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new InvalidMapping(
          List.of(
              "mapping %s names columns %s, which %s lacks; it has %s"
                  .formatted(mapping.name(), missing, file, columns)));
    }
  }

  /** The rows of one file on their way to events; each is counted in exactly one class. */
  private final class Conversion {

    private final RejectFile rejects;
    private final List<Fact<?>> facts = new ArrayList<>();
    private long read;
    private long skipped;
    private long rejected;

    Conversion(RejectFile rejects) {
      this.rejects = rejects;
    }

    void add(Row row) throws IOException {
      read++;
      if (!row.csv().isConsistent()) {
        reject(row, "has " + row.csv().size() + " columns, not as many as the header");
      } else if (mapping.onlyWhen().map(rule -> rule.accepts(row)).orElse(true)) {
        convert(row);
      } else {
        skipped++;
      }
    }

    private void convert(Row row) throws IOException {
      try {
        facts.add(mapping.event().convert(new RowValues(mapping, row)));
      } catch (UnreadableRow e) {
        reject(row, e.getMessage());
      }
    }

    private void reject(Row row, String reason) throws IOException {
      rejected++;
      rejects.add(row, reason);
    }
  }
}
