package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.Topic;

/** What the dashboard serves is what the output topic holds, in every column of every row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestMirrorsTopicTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long EVENTS = 1_000;
  private static final Duration SOON = Duration.ofSeconds(90);

  private LiveSystem system;
  private RestClient rest;
  private StreamFollower follower;
  private RowTable table;

  @BeforeAll
  void letTheProvincesSend(@TempDir Path directory) throws Exception {
    system = LiveSystem.start(directory);
    rest = new RestClient(system.address());
    follower = StreamFollower.of(system.address());
    system.startSimulator();
    await().atMost(SOON).until(() -> system.simulated() >= EVENTS);
    system.stopSimulator();
    awaitCommitted();
    // Windows empty themselves every second; without the streams part everything stands still.
    system.stopStreams();
    table = RowTable.read(system.connection(), system.topics());
  }

  @AfterAll
  void stop() throws Exception {
    follower.close();
    system.close();
  }

  @Test
  void everyEventOfTheProvincesIsCounted() {
    long others =
        Stream.of(
                system.topics().enterprisesRegistered(),
                system.topics().enterprisesRelocated(),
                system.topics().enterprisesClosed(),
                system.topics().publicServices())
            .mapToLong(topic -> TopicContent.readBytes(system.connection(), topic).size())
            .sum();

    assertThat(table.transactionsCounted() + others).isEqualTo(system.simulated());
    assertThat(table.regressions()).isEmpty();
  }

  @Test
  void restValuesAreTheRowsOfTheTopic() {
    await().atMost(SOON).untilAsserted(() -> assertThat(rest.rows()).isEqualTo(columns()));
    System.out.printf("%d rows are equal in all columns%n", columns().size());
  }

  @Test
  void aNewStreamBeginsWithTheRowsOfTheTopic() throws Exception {
    await().atMost(SOON).untilAsserted(() -> assertThat(rest.rows()).isEqualTo(columns()));
    try (StreamFollower late = StreamFollower.of(system.address())) {
      assertThat(late.rows()).isEqualTo(columns());
    }
  }

  @Test
  void whoFollowedTheStreamFromTheBeginningHasTheSameRows() {
    await().atMost(SOON).untilAsserted(() -> assertThat(follower.rows()).isEqualTo(columns()));
    assertThat(follower.changes()).isGreaterThan(3);
  }

  @Test
  void unitsAndKpisAreServed() {
    assertThat(rest.get("/api/v1/units").get("units")).hasSize(97);
    assertThat(rest.get("/api/v1/units?at=2025-06-30").get("units")).hasSize(63);
    assertThat(rest.get("/api/v1/units?at=2025-07-01").get("units")).hasSize(34);
    assertThat(rest.get("/api/v1/kpis").findValuesAsText("kpi"))
        .contains("transactions_completed", "on_time_rate", "digital_enterprises", "dti_rank:mic");
  }

  @Test
  void publishedRanksStandWithTheUnitAndTheUniverseTheyWereMeasuredIn() {
    // Thái Nguyên before and after it absorbed Bắc Kạn.
    assertRank("19@2019-04-01", 8, "2022", 63);
    assertRank("19@2025-07-01", 8, "2024", 34);
    // Đà Nẵng: one edition, published for both sets of units.
    assertRank("48@2019-04-01", 2, "2024", 63);
    assertRank("48@2025-07-01", 17, "2024", 34);
  }

  private void assertRank(String unit, double rank, String period, int universe) {
    KpiCurrent row = table.row(unit, "dti_rank:mic", "latest");
    assertThat(row.getValue()).isEqualTo(rank);
    assertThat(row.getPeriod()).isEqualTo(period);
    assertThat(row.getUniverse()).isEqualTo(universe);
    assertThat(row.getSimulated()).isFalse();
    assertThat(row.getSourceUrl()).startsWith("https://");
  }

  private void awaitCommitted() {
    for (Topic<?> topic : system.topics().accounted()) {
      try (InputProgress progress =
          new InputProgress(system.connection(), LiveSystem.APPLICATION, List.of(topic))) {
        await().atMost(SOON).until(() -> progress.isComplete(progress.published()));
      }
    }
  }

  /** The rows of the topic as JSON objects. */
  private Map<String, JsonNode> columns() {
    Map<String, JsonNode> rows = new TreeMap<>();
    table.newest().forEach((key, row) -> rows.put(key, json(row)));
    return rows;
  }

  private static JsonNode json(KpiCurrent row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    Stream<Schema.Field> fields = row.getSchema().getFields().stream();
    fields.forEach(
        field -> {
          Object value = row.get(field.pos());
          columns.put(field.name(), value instanceof Instant t ? t.toEpochMilli() : value);
        });
    try {
      // Through text, so that numbers get the types that a reader gives them.
      return JSON.readTree(JSON.writeValueAsString(columns));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
