package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.dashboard.sample.SampleRow.aRow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dxpulse.dashboard.rows.ReaderStatus;
import vn.dxpulse.dashboard.sample.SampleReference;
import vn.dxpulse.dashboard.sample.SampleRow;

class RestTest {

  private final Golden golden = new Golden(RestTest.class);
  private final TestServer server = TestServer.started();

  @BeforeEach
  void fill() {
    SampleReference.putAll(server.store);
    server.store.put(SampleRow.heartbeat(0, SampleRow.AS_OF));
    server.store.put(SampleRow.heartbeat(1, SampleRow.AS_OF.minusMillis(700)));
    server.store.put(aRow().count(1_234).simulated().build());
    server.store.put(aRow().window("1h").count(0).build());
    server.store.put(aRow().unit("01@2025-07-01").count(7).build());
    server.store.put(aRow().kpi("on_time_rate").ratio(4, 5).build());
    server.store.put(aRow().kpi("online_payment_rate").ratio(0, 0).build());
    server.store.put(aRow().view("nation").unit("VN").window("all").count(99).build());
    server.store.put(
        aRow()
            .kpi("dti_rank:mic")
            .statistic(8, "rank", "2023", "https://example.org/dti")
            .publishedAt(Instant.parse("2024-08-01T00:00:00Z"))
            .rankAmong(63)
            .build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void valuesAreTheColumnsOfTheTopicSortedByKey() {
    HttpResponse<String> response = server.get("/api/v1/values");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    golden.assertMatches("values.json", response.body());
  }

  @Test
  void aDayLeavesOutWhatWasNotDefinedOnIt() {
    SampleReference.sharesOfServices().forEach(server.store::put);
    server.store.put(aRow().kpi("services_level4_share").window("now").ratio(1, 4).build());
    server.store.put(aRow().kpi("services_full_process_share").window("now").ratio(1, 2).build());

    assertThat(server.get("/api/v1/values?defined_at=2022-08-14").body())
        .contains("\"kpi\":\"services_level4_share\"", "\"kpi\":\"on_time_rate\"")
        .contains("\"breaks\":[{\"kpi\":\"services_level4_share\",\"day\":\"2022-08-15\"")
        .doesNotContain("services_full_process_share");
    assertThat(server.get("/api/v1/values?defined_at=2022-08-15").body())
        .contains("\"kpi\":\"services_full_process_share\"")
        .doesNotContain("services_level4_share");
    try (TestStream stream = TestStream.of(server, "/api/v1/stream?defined_at=2022-08-15")) {
      assertThat(stream.first("snapshot").data().get("rows").findValuesAsText("kpi"))
          .contains("services_full_process_share")
          .doesNotContain("services_level4_share");
    }
  }

  @Test
  void unitsOfADayAreThoseThatExistOnIt() {
    assertThat(units("2025-06-30")).isEqualTo(63);
    assertThat(units("2025-07-01")).isEqualTo(34);
    assertThat(units("2010-01-01")).as("the earliest units exist since ever").isEqualTo(63);
    golden.assertMatches("units.json", server.get("/api/v1/units?at=2025-08-01").body());
  }

  @Test
  void unitsWithoutADayAreAllVersions() {
    assertThat(server.get("/api/v1/units").body())
        .contains("\"unit\":\"19@2019-04-01\"")
        .contains("\"unit\":\"19@2025-07-01\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Hoà Bình, 17@2019-04-01",
    "hòa bình, 17@2019-04-01",
    "Hoabinh, 17@2019-04-01",
    "Thừa Thiên Huế, 46@2019-04-01",
    "TP. Huế, 46@2019-04-01 46@2025-07-01",
    "Lào Cai, 10@2019-04-01 15@2025-07-01",
    "thai, 19@2019-04-01 19@2025-07-01 34@2019-04-01",
    "Atlantis, ''",
  })
  void unitsAreFoundByAnySpellingOfTheirNames(String name, String units) {
    assertThat(unitsIn("/api/v1/units?q=" + encoded(name))).isEqualTo(units);
  }

  @Test
  void unitsAreFoundByWhatTheirNameMeantOnADay() {
    String search = "/api/v1/units?q=" + encoded("Lào Cai");

    assertThat(unitsIn(search + "&at=2025-06-30")).isEqualTo("10@2019-04-01");
    assertThat(unitsIn(search + "&at=2025-07-01")).isEqualTo("15@2025-07-01");
  }

  @Test
  void aCodeMeansEveryVersionOrThatOfADay() {
    assertThat(unitsIn("/api/v1/units/15")).isEqualTo("15@2019-04-01 15@2025-07-01");
    assertThat(unitsIn("/api/v1/units/15?at=2010-01-01")).isEqualTo("15@2019-04-01");
    assertThat(unitsIn("/api/v1/units/15?at=2025-07-01")).isEqualTo("15@2025-07-01");
    assertThat(unitsIn("/api/v1/units/15@2019-04-01")).isEqualTo("15@2019-04-01");
  }

  @ParameterizedTest
  @CsvSource({
    "46?at=2024-12-31, province",
    "46?at=2025-01-01, centrally_run_city",
    "75?at=2026-04-29, province",
    "75?at=2026-04-30, centrally_run_city",
  })
  void aUnitOfADayHasItsTypeOfThatDay(String unit, String type) {
    JsonNode found = json("/api/v1/units/" + unit).get("units");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("type_at").asText()).isEqualTo(type);
  }

  @Test
  void aUnitWithoutADayHasTheColumnsOfTheTopicAlone() {
    JsonNode unit = json("/api/v1/units/46@2019-04-01").get("units").get(0);

    assertThat(unit.has("type_at")).isFalse();
    assertThat(unit.get("type").asText()).isEqualTo("province");
    assertThat(unit.get("type_changes").asText()).isEqualTo("2025-01-01 centrally_run_city");
  }

  @Test
  void kpisAreTheCatalogue() {
    golden.assertMatches("kpis.json", server.get("/api/v1/kpis").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "unit=01@2025-07-01; 1",
        "unit=01@2025-07-01&unit=VN; 2",
        "window=1m&unit=19@2025-07-01; 3",
        "kpi=dti_rank:mic; 1",
        "view=nation; 1",
        "view=restated; 0",
        "kpi=digital_enterprises; 0",
      })
  void filtersNarrowTheRows(String query, int rows) {
    HttpResponse<String> response = server.get("/api/v1/values?" + query);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().split("\"revision\"", -1)).hasSize(rows + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "values?unit=19; 400; unknown_unit; '19'",
        "values?kpi=happiness; 400; unknown_kpi; 'happiness'",
        "values?window=2m; 400; unknown_window; allowed is one of [1h, 1m, 24h, all, latest, now]",
        "values?view=heartbeat; 400; unknown_view; allowed is one of [nation, region,",
        "values?units=19; 400; unknown_parameter; allowed are [unit, kpi, window, view, defined_at]",
        "values?defined_at=2022; 400; invalid_day; such as defined_at=2025-08-01",
        "values?unit=; 400; unknown_unit; ''",
        "stream?window=2m; 400; unknown_window; '2m'",
        "units?on=2025-08-01; 400; unknown_parameter; allowed are [at, q]",
        "units?q=-; 400; invalid_name; q=Thai Nguyen",
        "units/19?q=Hanoi; 400; unknown_parameter; allowed are [at]",
        "units/19?at=yesterday; 400; invalid_day; 'yesterday'",
        "units/1; 404; unknown_unit; allowed is a code or a unit of",
        "units/19@2020-01-01; 404; unknown_unit; allowed is a code or a unit of",
        "units/30?at=2025-07-01; 404; closed_unit; its successor is 31@2025-07-01",
        "units/30@2019-04-01?at=2025-07-01; 404; closed_unit; ended on 2025-06-30",
        "units/19@2025-07-01?at=2025-06-30; 404; closed_unit; begins on 2025-07-01",
        "units?at=yesterday; 400; invalid_day; 'yesterday'",
        "kpis?kpi=x; 400; unknown_parameter; allowed are []",
        "nothing; 404; not_found; /api/v1/nothing",
      })
  void errorsSayWhatWasSeenAndWhatIsAllowed(String path, int status, String code, String message) {
    HttpResponse<String> response = server.get("/api/v1/" + path.strip());

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .startsWith("{\"code\":\"" + code + "\",\"message\":\"")
        .contains(message);
  }

  @Test
  void otherMethodsAreRefusedInTheSameShape() {
    HttpResponse<String> response =
        server.send(HttpRequest.newBuilder(server.address("/api/v1/values")).DELETE());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.body()).startsWith("{\"code\":\"method_not_allowed\"");
  }

  @Nested
  class WhileRowsAreStillBeingRead {

    @BeforeEach
    void notCaughtUp() {
      server.reader(new ReaderStatus(true, false, 0));
    }

    @ParameterizedTest
    @CsvSource({"units", "kpis", "values", "stream"})
    void answersThatTheyAreNotThereYet(String path) {
      HttpResponse<String> response = server.get("/api/v1/" + path);

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(response.body()).contains("\"code\":\"not_ready\"");
    }
  }

  private JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(server.get(path).body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON at " + path, e);
    }
  }

  private String unitsIn(String path) {
    List<String> units = json(path).get("units").findValuesAsText("unit");
    return String.join(" ", units);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private int units(String day) {
    String body = server.get("/api/v1/units?at=" + day).body();
    return body.split("\"valid_from\"", -1).length - 1;
  }
}
