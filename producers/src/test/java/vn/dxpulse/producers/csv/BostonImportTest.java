package vn.dxpulse.producers.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.unit.UnitRegistry;

class BostonImportTest {

  private static final Path REAL_FILE =
      Path.of("../../shared/data/boston311-2011/311_service_requests_2011.csv.gz");

  @TempDir private Path directory;

  private final Mapping mapping = Mapping.load("boston-311");
  private final CollectedFacts sink = new CollectedFacts();

  @Test
  void theRealExportGivesItsControlValues() {
    assumeTrue(Files.exists(REAL_FILE), "the real export is not on this machine");

    ImportSummary summary = run(REAL_FILE);

    assertThat(summary).isEqualTo(new ImportSummary(58_251, 54_570, 3_681, 0));
    assertThat(unknownRegions()).isEqualTo(1_404);
    assertThat(withDueDate()).isEqualTo(43_821);
    assertThat(onTime()).isEqualTo(35_591);
    assertThat(sink.transactions())
        .extracting(OnlineServiceTransactionCompleted::getEventTime)
        .isSorted();
  }

  @Test
  void theCommittedSampleIsWhatTheGeneratorMakes() throws IOException {
    assertThat(Files.readString(BostonSample.COMMITTED, UTF_8))
        .isEqualTo(new BostonSample().text());
  }

  @Test
  void theSampleGivesItsControlValues() {
    ImportSummary summary = run(BostonSample.COMMITTED);

    assertThat(summary).isEqualTo(new ImportSummary(2_000, 1_892, 108, 0));
    assertThat(unknownRegions()).isEqualTo(93);
    assertThat(withDueDate()).isEqualTo(1_521);
    assertThat(onTime()).isEqualTo(1_264);
  }

  @Test
  void theSampleHasTheOdditiesOfTheRealExport() {
    run(BostonSample.COMMITTED);

    assertThat(sink.transactions())
        .filteredOn(event -> event.getDueAt() != null)
        .extracting(OnlineServiceTransactionCompleted::getDueAt)
        .filteredOn(due -> due.isAfter(Instant.parse("2058-12-31T00:00:00Z")))
        .isNotEmpty();
    assertThat(sink.transactions())
        .filteredOn(event -> inRepeatedHour(event.getEventTime()))
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(sink.transactions())
        .allMatch(event -> !event.getEventTime().isBefore(event.getSubmittedAt()));
  }

  private ImportSummary run(Path file) {
    return new CsvImport(
            mapping,
            sink,
            ImportProgress.to(new PrintStream(OutputStream.nullOutputStream()), false))
        .run(file, directory.resolve("rejected.csv"));
  }

  private long unknownRegions() {
    UnitRegistry regions = mapping.units();
    return sink.transactions().stream()
        .filter(
            event ->
                regions
                    .find(event.getProvinceCode(), event.getEventTime().toEpochMilli())
                    .isEmpty())
        .count();
  }

  private long withDueDate() {
    return sink.transactions().stream().filter(event -> event.getDueAt() != null).count();
  }

  private long onTime() {
    return sink.transactions().stream()
        .filter(event -> event.getDueAt() != null)
        .filter(event -> !event.getEventTime().isAfter(event.getDueAt()))
        .count();
  }

  /** 01:00 to 02:00 local time on 2011-11-06, first pass. */
  private static boolean inRepeatedHour(Instant time) {
    return !time.isBefore(Instant.parse("2011-11-06T05:00:00Z"))
        && time.isBefore(Instant.parse("2011-11-06T06:00:00Z"));
  }
}
