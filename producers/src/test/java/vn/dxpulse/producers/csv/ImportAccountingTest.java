package vn.dxpulse.producers.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a file, each of its rows ends in exactly one class. */
class ImportAccountingTest {

  private static final List<String> COLUMNS =
      List.of(
          "case_enquiry_id", "open_dt", "target_dt", "closed_dt", "type", "neighborhood", "source");

  private static Path directory;

  private final Mapping mapping = Mapping.load("boston-311");

  @BeforeContainer
  static void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("import-accounting");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Property(tries = 200)
  void everyRowIsPublishedSkippedOrRejected(@ForAll("rows") List<List<String>> rows)
      throws IOException {
    Path file = directory.resolve("rows.csv");
    Path rejects = directory.resolve("rejects.csv");
    String text = rows.stream().map(row -> quoted(row) + "\n").collect(Collectors.joining());
    Files.writeString(file, String.join(",", COLUMNS) + "\n" + text, UTF_8);
    CollectedFacts sink = new CollectedFacts();

    ImportSummary summary =
        new CsvImport(
                mapping,
                sink,
                ImportProgress.to(new PrintStream(OutputStream.nullOutputStream()), false))
            .run(file, rejects);

    assertThat(summary.read()).isEqualTo(rows.size());
    assertThat(sink.transactions()).hasSize((int) summary.published());
    assertThat(rejected(rejects)).isEqualTo(summary.rejected());
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.frequencyOf(
            Tuple.of(
                6, Arbitraries.of("2011-07-01 00:00:00", "2011-11-06 01:30:00", "Boston", "T")),
            Tuple.of(1, Arbitraries.of("", " ", "2011-02-30 00:00:00", "a,\"b\"\nc", "Hòa")));
    return cell.list().ofMinSize(6).ofMaxSize(8).list().ofMaxSize(20);
  }

  private static long rejected(Path rejects) {
    if (!Files.exists(rejects)) {
      return 0;
    }
    long count = 0;
    try (CsvSource source = CsvSource.open(rejects)) {
      while (source.next().isPresent()) {
        count++;
      }
    }
    return count;
  }

  private static String quoted(List<String> row) {
    return row.stream()
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}
