package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.dashboard.sample.SampleHistory.aDay;
import static vn.dxpulse.dashboard.sample.SampleHistory.anHour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.dashboard.rows.ReaderStatus;
import vn.dxpulse.dashboard.sample.SampleReference;
import vn.dxpulse.dashboard.sample.SampleRow;
import vn.dxpulse.schemas.row.KpiDefinition;
import vn.dxpulse.schemas.row.ProvinceVersion;
import vn.dxpulse.schemas.topic.ProvinceRow;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class HistoryRestTest {

  private static final Instant NEWEST_HOUR = Instant.parse("2025-08-01T02:00:00Z");

  private final Golden golden = new Golden(HistoryRestTest.class);
  private final TestServer server = TestServer.started();

  @BeforeEach
  void fill() {
    SampleReference.putAll(server.store);
    server.store.put(kpi("processing_time_p90", "percentile"));
    server.store.put(kpi("services_level4_share", "stock"));
    putDays("06@2019-04-01", "2025-06-30", 1, 1, 1);
    putDays("19@2019-04-01", "2025-06-30", 99, 49, 99);
    putDays("01@2019-04-01", "2025-06-30", 7, 0, 0);
    putDays("19@2025-07-01", "2025-07-01", 104, 52, 103);
    putDays("01@2025-07-01", "2025-07-01", 8, 8, 8);
    server.history.put(anHour(NEWEST_HOUR).count(3).simulated().revision(9).build());
    server.history.put(anHour(NEWEST_HOUR.minus(Duration.ofHours(47))).count(4).build());
    server.history.put(anHour(NEWEST_HOUR.minus(Duration.ofDays(2))).count(5).build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"reported", "restated", "nation"})
  void aViewIsTheSameRowsAddedUpOtherwise(String view) {
    golden.assertMatches(view + ".json", server.get("/api/v1/history?view=" + view).body());
  }

  @Test
  void theExampleOfTheDocumentIsWhatIsAnswered() throws IOException {
    String document = Files.readString(Path.of("../docs/api.md"));
    String query =
        "/api/v1/history?view=restated&unit=19@2025-07-01&kpi=on_time_rate"
            + "&from=2025-06-30&to=2025-07-02";

    assertThat(document).contains(query);
    assertThat(document.replace("\n", "")).contains(server.get(query).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "unit=19@2025-07-01; 104",
        "unit=19@2019-04-01; 99",
        "view=restated&unit=19@2025-07-01; 100 104",
        "view=restated&unit=31@2025-07-01; ''",
        "view=restated&unit=01@2025-07-01&unit=19@2025-07-01; 7 8 100 104",
        "view=nation; 107 112 107 112",
        "view=nation&unit=reported; 107 112",
        "view=nation&unit=restated; 107 112",
        "view=region&unit=restated:%C4%90%C3%B4ng%20B%E1%BA%AFc%20B%E1%BB%99%20(Northeast); 100 104",
        "view=nation&unit=restated&from=2025-07-01; 112",
        "view=nation&unit=restated&to=2025-07-01; 107",
        "view=nation&unit=restated&from=2025-06-29T17:00:00Z&to=2025-06-30T17:00:00Z; 107",
        "view=nation&unit=restated&from=2025-06-29T17:00:01Z&to=2025-06-30T17:00:00Z; ''",
        "view=nation&unit=restated&from=2030-01-01; ''",
        "resolution=hour; 4 3",
        "resolution=hour&from=2025-07-30T02:00:00Z; 5 4 3",
        "resolution=hour&view=restated&to=2025-08-01T02:00:00Z; 5 4",
        "unit=46@2025-07-01; ''",
      })
  void rowsAreNarrowedByUnitViewResolutionAndTime(String query, String counts) {
    JsonNode answer = json("/api/v1/history?kpi=transactions_completed&" + query);

    assertThat(counts(answer)).isEqualTo(counts);
  }

  @Test
  void withoutARangeTheLast31DaysOr48HoursUpToTheNewestRowAreMeant() {
    JsonNode days = json("/api/v1/history");
    JsonNode hours = json("/api/v1/history?resolution=hour");

    assertThat(instant(days, "to")).isEqualTo("2025-07-01T17:00:00Z");
    assertThat(instant(days, "from")).isEqualTo("2025-05-31T17:00:00Z");
    assertThat(instant(hours, "to")).isEqualTo("2025-08-01T03:00:00Z");
    assertThat(instant(hours, "from")).isEqualTo("2025-07-30T03:00:00Z");
  }

  @Test
  void withoutAnyRowTheClockIsMeant() {
    try (TestServer empty = TestServer.started()) {
      assertThat(empty.get("/api/v1/history").body())
          .isEqualTo(
              "{\"view\":\"reported\",\"resolution\":\"day\",\"from\":"
                  + SampleRow.AS_OF.minus(Duration.ofDays(31)).toEpochMilli()
                  + ",\"to\":"
                  + SampleRow.AS_OF.toEpochMilli()
                  + ",\"breaks\":[],\"rows\":[]}");
    }
  }

  @Test
  void aMergerOfTomorrowRestatesWhatIsStored() {
    server.store.put(
        ProvinceVersion.newBuilder(
                ProvinceRow.of(
                    UnitRegistryFile.vietnam().units().stream()
                        .filter(unit -> unit.id().toString().equals("19@2025-07-01"))
                        .findFirst()
                        .orElseThrow()))
            .setValidTo("2025-12-31")
            .setSuccessor("01@2025-07-01")
            .build());

    JsonNode answer =
        json("/api/v1/history?kpi=transactions_completed&view=restated&unit=01@2025-07-01");

    assertThat(counts(answer)).isEqualTo("107 112");
  }

  @Test
  void anAnswerCarriesTheBreaksOfItsKpis() {
    JsonNode answer = json("/api/v1/history?kpi=services_level4_share&kpi=on_time_rate");

    assertThat(answer.get("breaks")).hasSize(1);
    JsonNode at = answer.get("breaks").get(0);
    assertThat(at.get("kpi").asText()).isEqualTo("services_level4_share");
    assertThat(at.get("day").asText()).isEqualTo("2022-08-15");
    assertThat(at.get("reason_vi").asText()).contains("42/2022/NĐ-CP");
    assertThat(at.get("reason_en").asText()).contains("42/2022/ND-CP");
    assertThat(json("/api/v1/history?kpi=on_time_rate").get("breaks")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "view=world; unknown_view; allowed is one of [nation, region, reported, restated]",
        "view=region&unit=reported; unknown_unit; in view region one of [reported:",
        "resolution=week; unknown_resolution; allowed is hour or day",
        "unit=19; unknown_unit; allowed is a unit of /api/v1/units",
        "view=nation&unit=01@2025-07-01; unknown_unit; in view nation one of [reported, restated]",
        "view=restated&unit=06@2019-04-01; closed_unit; today by 19@2025-07-01",
        "kpi=happiness; unknown_kpi; allowed is a KPI of /api/v1/kpis",
        "kpi=processing_time_p90; no_history; is a percentile",
        "from=yesterday; invalid_time; allowed is such as from=2026-03-01 or from=2026-03-01T10",
        "to=2026-03-01T10:00; invalid_time; allowed is such as to=2026-03-01",
        "from=2026-03-01&to=2026-03-01; invalid_range; allowed is a from before to",
        "resolution=hour&from=2025-07-01T02:00:00Z; not_kept; from 2025-07-01T03:00:00Z on",
        "units=19; unknown_parameter; allowed are [view, unit, kpi, resolution, from, to]",
      })
  void errorsSayWhatWasSeenAndWhatIsAllowed(String query, String code, String message) {
    HttpResponse<String> response = server.get("/api/v1/history?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .startsWith("{\"code\":\"" + code + "\",\"message\":\"")
        .contains(message);
  }

  @Test
  void anAnswerHasNoMoreThan10000Rows() {
    for (int day = 0; day < 5_000; day++) {
      LocalDate then = LocalDate.of(2009, 1, 1).plusDays(day);
      server.history.put(aDay(then).unit("01@2019-04-01").build());
      server.history.put(aDay(then).unit("19@2019-04-01").build());
    }
    String decades = "/api/v1/history?from=2009-01-01&to=2022-09-10&view=";

    assertThat(json(decades + "reported").get("rows").size()).isEqualTo(10_000);
    assertThat(json(decades + "nation&unit=restated").get("rows").size()).isEqualTo(5_000);
    server.history.put(aDay("2009-01-01").unit("06@2019-04-01").build());
    assertThat(server.get(decades + "reported").body())
        .isEqualTo(
            "{\"code\":\"too_many_rows\",\"message\":\"the answer has more than the 10000 rows"
                + " that are allowed; ask for fewer units or KPIs, or a shorter time\"}");
  }

  @Test
  void answersThatTheHistoryIsNotThereYetWhileTheRestIs() {
    server.historyReader(new ReaderStatus(true, false, 0));

    HttpResponse<String> response = server.get("/api/v1/history");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(response.body()).contains("\"code\":\"not_ready\"").contains("history");
    assertThat(server.get("/api/v1/values").statusCode()).isEqualTo(200);
  }

  private void putDays(String unit, String day, long count, long above, long below) {
    server.history.put(aDay(day).unit(unit).count(count).revision(count).build());
    server.history.put(
        aDay(day).unit(unit).kpi("on_time_rate").ratio(above, below).revision(count).build());
  }

  private static KpiDefinition kpi(String id, String measure) {
    return KpiDefinition.newBuilder()
        .setKpi(id)
        .setNameVi(id)
        .setNameEn(id)
        .setMeasure(measure)
        .setEvent("dx.evt.online-service-transaction-completed.v1")
        .setUnitOfMeasure("hours")
        .setDirection("lower_is_better")
        .setWindows("1h")
        .setFormula("made up for tests")
        .build();
  }

  private JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(server.get(path).body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON at " + path, e);
    }
  }

  /** Counts of the rows in their order. */
  private static String counts(JsonNode answer) {
    return StreamSupport.stream(answer.get("rows").spliterator(), false)
        .map(row -> row.get("numerator").asText())
        .collect(Collectors.joining(" "));
  }

  private static String instant(JsonNode answer, String field) {
    return Instant.ofEpochMilli(answer.get(field).asLong()).toString();
  }
}
