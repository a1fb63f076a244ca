package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.row.KpiHistory;

/** The history that is served is that of the topic, and its views are sums of the topic's rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryViewsTest {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final URI SOURCE = URI.create("urn:dxpulse:history-views-test");

  /** Two days on either side of the merger, noon in Vietnam. */
  private static final List<Instant> BEFORE =
      List.of(Instant.parse("2025-06-29T05:00:00Z"), Instant.parse("2025-06-30T05:00:00Z"));

  private static final List<Instant> AFTER =
      List.of(Instant.parse("2025-07-01T05:00:00Z"), Instant.parse("2025-07-02T05:00:00Z"));

  private static final List<String> CODES_BEFORE = List.of("01", "06", "19", "30", "31");
  private static final List<String> CODES_AFTER = List.of("01", "19", "31");

  private static final String DAYS = "/api/v1/history?from=2025-06-29&to=2025-07-03&view=";

  private LiveSystem system;
  private RestClient rest;
  private long days;
  private long hours;
  private Map<String, KpiHistory> topic;

  @BeforeAll
  void completeDossiers(@TempDir Path directory) {
    system = LiveSystem.start(directory);
    rest = new RestClient(system.address());
    // Facts are judged by the broker's clock, so closed hours that are kept are those of now.
    Instant closedHour = Clock.systemUTC().instant().minus(Duration.ofHours(3));
    try (EventPublisher publisher =
        new EventPublisher(system.connection(), system.topics(), SOURCE)) {
      BEFORE.forEach(noon -> days += complete(publisher, noon, CODES_BEFORE));
      AFTER.forEach(noon -> days += complete(publisher, noon, CODES_AFTER));
      hours = complete(publisher, closedHour, CODES_AFTER);
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(dossiers(DAYS + "nation&unit=restated")).isEqualTo(days);
              assertThat(dossiers("/api/v1/history?resolution=hour")).isEqualTo(hours);
            });
    system.stopStreams();
    topic = new HashMap<>();
    TopicContent.read(system.connection(), system.topics().kpiHistory())
        .forEach(row -> topic.put(row.key(), row.value()));
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void rowsAsReportedAreThoseOfTheTopic() {
    Map<String, String> served = new TreeMap<>();
    for (String resolution : List.of("day", "hour")) {
      JsonNode answer = rest.get("/api/v1/history?from=" + from(resolution) + resolution);
      answer.get("rows").forEach(row -> served.put(key(row, resolution), columns(row)));
    }

    Map<String, String> expected = new TreeMap<>();
    topic.forEach((key, row) -> expected.put(key, columns(row)));
    assertThat(served).isEqualTo(expected).hasSizeGreaterThan(20);
  }

  @Test
  void restatedRowsAreSumsOverAUnitAndItsPredecessors() {
    for (String unit : List.of("01@2025-07-01", "19@2025-07-01", "31@2025-07-01")) {
      JsonNode served = rest.get(DAYS + "restated&unit=" + unit).get("rows");

      assertThat(sums(served)).as(unit).isEqualTo(sumsOfTopic(withPredecessors(unit)));
    }
  }

  @Test
  void theNationIsTheSameWhicheverUnitsAreAddedUp() {
    Map<String, List<Long>> nation = sums(rest.get(DAYS + "nation&unit=restated").get("rows"));

    assertThat(nation).isNotEmpty();
    assertThat(sums(rest.get(DAYS + "reported").get("rows"))).isEqualTo(nation);
    assertThat(sums(rest.get(DAYS + "restated").get("rows"))).isEqualTo(nation);
  }

  /** One dossier for the first code, two for the second and so on; every other one on time. */
  private static long complete(EventPublisher publisher, Instant time, List<String> codes) {
    long sent = 0;
    for (String code : codes) {
      for (int i = 0; i <= codes.indexOf(code); i++) {
        publisher.publish(
            Fact.of(
                OnlineServiceTransactionCompleted.newBuilder()
                    .setEventId(String.join("-", code, time.toString(), Integer.toString(i)))
                    .setEventTime(time)
                    .setProvinceCode(code)
                    .setServiceCode("1.000001")
                    .setSubmittedAt(time.minus(Duration.ofDays(2)))
                    .setDueAt(time.plusSeconds(i % 2 == 0 ? 60 : -60))
                    .setChannel("ONLINE")
                    .setHandling("FULL_PROCESS")
                    .setFeeVnd(0)
                    .setPaidOnline(false)
                    .setSimulated(false)
                    .build()));
        sent += 1;
      }
    }
    return sent;
  }

  private long dossiers(String path) {
    long dossiers = 0;
    String kpi = (path.contains("?") ? "&" : "?") + "kpi=transactions_completed";
    for (JsonNode row : rest.get(path + kpi).get("rows")) {
      dossiers += row.get("numerator").asLong();
    }
    return dossiers;
  }

  /** Early enough for all rows, and for hours late enough to be kept. */
  private static String from(String resolution) {
    return resolution.equals("day")
        ? "2025-01-01&resolution="
        : Clock.systemUTC().instant().minus(Duration.ofDays(2)) + "&resolution=";
  }

  private Set<String> withPredecessors(String unit) {
    Set<String> parts = new HashSet<>(Set.of(unit));
    for (JsonNode row : rest.get("/api/v1/units").get("units")) {
      String predecessors = row.get("predecessors").asText();
      if (row.get("unit").asText().equals(unit) && !predecessors.isEmpty()) {
        Arrays.stream(predecessors.split(" ")).map(this::withPredecessors).forEach(parts::addAll);
      }
    }
    return parts;
  }

  /** "kpi start" to numerator and denominator, 0 for none. */
  private Map<String, List<Long>> sumsOfTopic(Set<String> units) {
    Map<String, List<Long>> sums = new TreeMap<>();
    topic.values().stream()
        .filter(row -> row.getResolution().equals("day") && units.contains(row.getUnit()))
        .filter(row -> row.getStart().isBefore(AFTER.get(1)))
        .forEach(
            row ->
                sums.merge(
                    row.getKpi() + " " + row.getStart().toEpochMilli(),
                    List.of(
                        row.getNumerator(),
                        row.getDenominator() == null ? 0 : row.getDenominator()),
                    HistoryViewsTest::plus));
    return sums;
  }

  private static Map<String, List<Long>> sums(JsonNode rows) {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (JsonNode row : rows) {
      sums.merge(
          row.get("kpi").asText() + " " + row.get("start").asText(),
          List.of(row.get("numerator").asLong(), row.get("denominator").asLong(0)),
          HistoryViewsTest::plus);
    }
    return sums;
  }

  private static List<Long> plus(List<Long> one, List<Long> other) {
    return List.of(one.get(0) + other.get(0), one.get(1) + other.get(1));
  }

  private static String key(JsonNode row, String resolution) {
    Instant start = Instant.ofEpochMilli(row.get("start").asLong());
    return String.join(
        "|", row.get("unit").asText(), row.get("kpi").asText(), resolution, start.toString());
  }

  private static String columns(JsonNode row) {
    return List.of("end", "state", "value", "numerator", "denominator", "simulated", "revision")
        .stream()
        .map(column -> row.get(column).asText())
        .collect(Collectors.joining(" "));
  }

  private static String columns(KpiHistory row) {
    return List.of(
            row.getEnd().toEpochMilli(),
            row.getState(),
            String.valueOf(row.getValue()),
            row.getNumerator(),
            String.valueOf(row.getDenominator()),
            row.getSimulated(),
            row.getRevision())
        .stream()
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }
}
