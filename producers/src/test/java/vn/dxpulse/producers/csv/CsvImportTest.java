package vn.dxpulse.producers.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.producers.publish.FactSink;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;

class CsvImportTest {

  private static final String HEADER =
      "case_enquiry_id,open_dt,target_dt,closed_dt,type,neighborhood,source\n";

  @TempDir private Path directory;

  private final CollectedFacts sink = new CollectedFacts();
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Mapping boston = Mapping.load("boston-311");

  @Test
  void turnsARowIntoATransaction() throws IOException {
    run(
        """
        1, 2011-07-01 01:32:33 ,2011-07-15 01:32:32,2011-07-01 05:06:58,Sign Repair,Hyde Park,Twitter
        """);

    assertThat(sink.transactions())
        .containsExactly(
            OnlineServiceTransactionCompleted.newBuilder()
                .setEventId("boston311:1")
                .setEventTime(Instant.parse("2011-07-01T09:06:58Z"))
                .setProvinceCode("hyde-park")
                .setServiceCode("Sign Repair")
                .setSubmittedAt(Instant.parse("2011-07-01T05:32:33Z"))
                .setDueAt(Instant.parse("2011-07-15T05:32:32Z"))
                .setChannel("ONLINE")
                .setHandling("UNKNOWN")
                .build());
    assertThat(sink.flushed()).isEqualTo(1);
  }

  @Test
  void publishesInTheOrderOfEventTimeAndKeepsTiesInFileOrder() throws IOException {
    run(
        """
        1,2011-07-01 00:00:00,,2011-07-03 00:00:00,T,Boston,Twitter
        2,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter
        3,2011-07-01 00:00:00,,2011-07-03 00:00:00,T,Boston,Twitter
        4,2011-07-01 00:00:00,,2011-07-01 00:00:00,T,Boston,Twitter
        """);

    assertThat(sink.transactions())
        .extracting(OnlineServiceTransactionCompleted::getEventId)
        .containsExactly("boston311:4", "boston311:2", "boston311:1", "boston311:3");
  }

  @Test
  void skipsRowsThatTheMappingLeavesOut() throws IOException {
    ImportSummary summary =
        run(
            """
            1,2011-07-01 00:00:00,, ,T,Boston,Twitter
            2,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter
            """);

    assertThat(summary).isEqualTo(new ImportSummary(2, 1, 1, 0));
  }

  @Test
  void dropsNothingWhenTheRegionIsUnknown() throws IOException {
    ImportSummary summary =
        run(
            """
            1,2011-07-01 00:00:00,,2011-07-02 00:00:00,T, ,Twitter
            2,2011-07-01 00:00:00,,2011-07-03 00:00:00,T,Atlantis,Twitter
            """);

    assertThat(summary.published()).isEqualTo(2);
    assertThat(sink.transactions())
        .extracting(OnlineServiceTransactionCompleted::getProvinceCode)
        .containsExactly("", "Atlantis");
  }

  @Test
  void namesOfOverlappingRegionsStayApart() throws IOException {
    run(
        """
        1,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Mattapan,Twitter
        2,2011-07-01 00:00:00,,2011-07-03 00:00:00,T,Greater Mattapan,Twitter
        """);

    assertThat(sink.transactions())
        .extracting(OnlineServiceTransactionCompleted::getProvinceCode)
        .containsExactly("mattapan", "greater-mattapan");
  }

  @Test
  void writesRowsThatCannotBeConvertedToTheRejectFile() throws IOException {
    Path file =
        write(
            """
            1,2011-02-30 00:00:00,,2011-07-02 00:00:00,T,"Boston
            Common",Twitter
            2,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter
            3,2011-07-01 00:00:00,soon,2011-07-02 00:00:00,"T, again",Boston,Twitter
            4,too,short
             ,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter
            """);

    ImportSummary summary = importer().run(file);

    assertThat(summary).isEqualTo(new ImportSummary(5, 1, 0, 4));
    assertThat(Files.readString(rejectsOf(file), UTF_8).replace("\r\n", "\n"))
        .isEqualTo(
            """
            line,reason,case_enquiry_id,open_dt,target_dt,closed_dt,type,neighborhood,source
            2,"submitted_at is '2011-02-30 00:00:00', not a time like yyyy-MM-dd HH:mm:ss",\
            1,2011-02-30 00:00:00,,2011-07-02 00:00:00,T,"Boston
            Common",Twitter
            5,"due_at is 'soon', not a time like yyyy-MM-dd HH:mm:ss",\
            3,2011-07-01 00:00:00,soon,2011-07-02 00:00:00,"T, again",Boston,Twitter
            6,"has 3 columns, not as many as the header",4,too,short
            7,event_id is empty," ",2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter
            """);
  }

  @Test
  void leavesNoRejectFileOfAnEarlierImportBehind() throws IOException {
    Path file = write("1,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter\n");
    Files.writeString(rejectsOf(file), "old", UTF_8);

    importer().run(file);

    assertThat(rejectsOf(file)).doesNotExist();
  }

  @Test
  void readsCompressedFilesAndByteOrderMarks() throws IOException {
    Path file = directory.resolve("cases.csv.gz");
    try (var stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(
          ("\ufeff" + HEADER + "1,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter\n")
              .getBytes(UTF_8));
    }

    assertThat(importer().run(file)).isEqualTo(new ImportSummary(1, 1, 0, 0));
  }

  @Test
  void endsWithOnePlainLineWhereThereIsNoTerminal() throws IOException {
    run("1,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter\n");

    assertThat(shown.toString(UTF_8))
        .isEqualToNormalizingNewlines("cases.csv: read 1, published 1, skipped 0, rejected 0\n");
  }

  @Test
  void refusesAFileWithoutTheColumnsOfTheMapping() throws IOException {
    Path file = directory.resolve("other.csv");
    Files.writeString(file, "case_enquiry_id,open_dt,type\n", UTF_8);

    assertThatThrownBy(() -> importer().run(file))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("names columns [closed_dt, neighborhood, source, target_dt]");
  }

  @Test
  void publishesNothingOfAFileThatCannotBeReadToItsEnd() throws IOException {
    Path file =
        write("1,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter\n2,\"open quote\n");

    assertThatThrownBy(() -> importer().run(file))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("not readable from line 3 on");
    assertThat(sink.transactions()).isEmpty();
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    Path file = directory.resolve("cases.csv");
    Files.write(
        file,
        (HEADER + "1,2011-07-01 00:00:00,,,T\u00e9,Boston,Twitter\n")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> importer().run(file)).isInstanceOf(UnreadableInput.class);
  }

  @Test
  void aFailedDeliveryEndsTheImport() throws IOException {
    Path file = write("1,2011-07-01 00:00:00,,2011-07-02 00:00:00,T,Boston,Twitter\n");
    FactSink broken =
        new FactSink() {
          @Override
          public void publish(Fact<?> fact) {}

          @Override
          public void flush() {
            throw new IllegalStateException("not delivered");
          }
        };

    assertThatThrownBy(() -> new CsvImport(boston, broken, quiet()).run(file))
        .hasMessage("not delivered");
    assertThat(shown.toString(UTF_8)).isEmpty();
  }

  @Nested
  class LocalTime {

    @Test
    void aTimeInTheRepeatedHourIsTheEarlierOne() throws IOException {
      run("1,2011-11-06 01:30:00,,2011-11-06 02:30:00,T,Boston,Twitter\n");

      assertThat(sink.transactions())
          .extracting(
              OnlineServiceTransactionCompleted::getSubmittedAt,
              OnlineServiceTransactionCompleted::getEventTime)
          .containsExactly(
              tuple(Instant.parse("2011-11-06T05:30:00Z"), Instant.parse("2011-11-06T07:30:00Z")));
    }

    @Test
    void aTimeThatDoesNotExistMovesForward() throws IOException {
      run("1,2011-03-13 02:30:00,,2011-03-13 03:30:00,T,Boston,Twitter\n");

      assertThat(sink.transactions())
          .extracting(OnlineServiceTransactionCompleted::getSubmittedAt)
          .containsExactly(Instant.parse("2011-03-13T07:30:00Z"));
    }
  }

  @Test
  void aSummaryThatDoesNotAddUpIsABug() {
    assertThatThrownBy(() -> new ImportSummary(3, 1, 1, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("read 3 rows, but published 1, skipped 1 and rejected 0");
  }

  private ImportSummary run(String rows) throws IOException {
    return importer().run(write(rows));
  }

  private CsvImport importer() {
    return new CsvImport(boston, sink, quiet());
  }

  private ImportProgress quiet() {
    return ImportProgress.to(new PrintStream(shown, true, UTF_8), false);
  }

  private Path write(String rows) throws IOException {
    return Files.writeString(directory.resolve("cases.csv"), HEADER + rows, UTF_8);
  }

  private static Path rejectsOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".rejected.csv");
  }
}
