package vn.dxpulse.app.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.cli.CommandRun;
import vn.dxpulse.app.cli.ExitCode;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.targets.TargetList;

/**
 * Targets applied to a real broker: all of a file or nothing of it, whatever happens.
 *
 * <p>In order, because each step goes on where the one before it ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TargetsApplyTest {

  private static final int SHIPPED = 28;

  private Path directory;
  private EmbeddedStack stack;

  @BeforeAll
  void start(@TempDir Path temporary) {
    directory = temporary;
    stack = EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 1));
  }

  @AfterAll
  void close() {
    stack.close();
  }

  @Test
  @Order(1)
  void theDiffOfAnEmptyTopicAddsEverythingAndChangesNothing() {
    CommandRun run = targets("diff", "--shipped");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("+ TN-DTI-RANK-2025 19@2019-04-01 dti_rank:mic <= 15 rank by 2025-12-31\n")
        .endsWith("28 added, 0 changed, 0 removed, 0 as they are\n");
    assertThat(published()).isEmpty();
  }

  @Test
  @Order(2)
  void publishesTheShippedTargets() {
    CommandRun run = targets("apply", "--shipped");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("28 added, 0 changed, 0 removed, 0 as they are\napplied\n");
    assertThat(run.status()).isEqualTo(ExitCode.OK.status());
    assertThat(published()).hasSize(SHIPPED);
    assertThat(published().get("TN-DTI-RANK-2030"))
        .returns("2020-12-31=12.0 2030-12-31=10.0", TargetDefinition::getPoints)
        .returns(8.0, TargetDefinition::getRebaselineValue)
        .returns(1L, TargetDefinition::getRevision);
  }

  @Test
  @Order(3)
  void doesNothingWhereNothingChanges() {
    CommandRun run = targets("apply", "--shipped");

    assertThat(run.out())
        .isEqualTo("0 added, 0 changed, 0 removed, 28 as they are\nnothing to do\n");
    assertThat(published().values()).extracting(TargetDefinition::getRevision).containsOnly(1L);
  }

  @Test
  @Order(4)
  void addsChangesAndTakesBack() throws IOException {
    String edited =
        shipped()
            .replace("id: HN-SMARTCITY-2030", "id: HN-SMARTCITY-2031")
            .replace("value: 700, unit", "value: 800, unit")
            .replace("trên 700 doanh nghiệp số", "trên 800 doanh nghiệp số")
            .replace("trên 700 doanh nghiệp công nghệ số", "trên 800 doanh nghiệp công nghệ số");
    Path file = write(edited);

    String diff = targets("diff", "--file=" + file).out();
    CommandRun json = targets("diff", "--file=" + file, "--format=json");
    CommandRun run = targets("apply", "-f", file.toString());

    assertThat(run.out()).isEqualTo(diff + "applied\n");
    assertThat(diff)
        .contains("+ HN-SMARTCITY-2031 01@2019-04-01 smart_city_declared >= 1 declarations by ")
        .contains("~ HD-DIGI-ENT-2025 name_vi: Hải Dương có trên 700 doanh nghiệp công nghệ số -> ")
        .contains("; value: 700 -> 800; worded: trên 700 doanh nghiệp công nghệ số -> ")
        .contains("- HN-SMARTCITY-2030 01@2019-04-01 ")
        .endsWith("1 added, 2 changed, 1 removed, 25 as they are\n");
    assertThat(json.out().lines().map(TargetsApplyTest::json))
        .extracting(line -> line.get("change").asText())
        .containsExactly("added", "changed", "changed", "removed");
    assertThat(json(json.out().lines().toList().get(1)).at("/columns/value").toString())
        .isEqualTo("{\"before\":700.0,\"after\":800.0}");
    assertThat(published())
        .hasSize(SHIPPED)
        .containsKey("HN-SMARTCITY-2031")
        .doesNotContainKey("HN-SMARTCITY-2030");
    assertThat(published().get("TN-DIGI-ENT-2025"))
        .returns(800.0, TargetDefinition::getValue)
        .returns(2L, TargetDefinition::getRevision);
    assertThat(published().get("TN-DIGI-ENT-2030").getRevision()).isEqualTo(1);
  }

  @Test
  @Order(5)
  void aBadFileChangesNothing() throws IOException {
    Map<String, TargetDefinition> before = published();
    Path file = write(shipped().replace("kpi: dti_rank:mic", "kpi: dti_rank"));

    CommandRun run = targets("apply", "--file=" + file);

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSize(4)
        .allMatch(line -> line.contains("there is no KPI 'dti_rank', the nearest is"));
    assertThat(published()).isEqualTo(before);
  }

  @Test
  @Order(6)
  void whoIsOvertakenPublishesNothing() {
    Map<String, TargetDefinition> before = published();
    try (TargetPublisher first = TargetPublisher.open(stack.connection(), stack.topics())) {
      TargetDiff diff = first.diff(shippedTargets());
      TargetPublisher.open(stack.connection(), stack.topics()).close();

      assertThat(diff.isEmpty()).isFalse();
      assertThatThrownBy(() -> first.publish(diff))
          .isInstanceOf(TargetPublisher.Overtaken.class)
          .hasMessageContaining("this one has published nothing");
    }

    assertThat(published()).isEqualTo(before);
  }

  @Test
  @Order(7)
  void nobodySeesHalfOfAFileThatWasNeverFinished() throws Exception {
    Map<String, TargetDefinition> before = published();
    long visible = committedEnd();
    try (KafkaProducer<String, TargetDefinition> killed = transactional()) {
      killed.initTransactions();
      killed.beginTransaction();
      for (String id : before.keySet()) {
        killed.send(new ProducerRecord<>(stack.topics().targets().name(), id, null)).get();
      }

      assertThat(committedEnd())
          .as("what a reader of committed records reaches")
          .isEqualTo(visible);

      CommandRun run = targets("apply", "--shipped");

      assertThat(run.out()).endsWith("1 added, 2 changed, 1 removed, 25 as they are\napplied\n");
      assertThatThrownBy(killed::commitTransaction).isInstanceOf(KafkaException.class);
    }

    assertThat(published()).hasSize(SHIPPED).containsKey("HN-SMARTCITY-2030");
    assertThat(published().get("TN-DIGI-ENT-2025").getRevision()).isEqualTo(3);
  }

  @Test
  @Order(8)
  void listsTargetsWithTheirStatusWhereThereIsOne()
      throws ExecutionException, InterruptedException {
    publishStatus();

    CommandRun text = targets("list");
    CommandRun json = targets("list", "--format=json");

    assertThat(text.err()).isEqualTo("28 targets\n");
    assertThat(text.out())
        .hasLineCount(SHIPPED + 1)
        .startsWith("target                     unit           KPI ")
        .containsPattern(
            "(?m)^TN-DTI-RANK-2025 +19@2019-04-01  dti_rank:mic +<= 15 rank +2025-12-31  ACHIEVED$")
        .containsPattern("(?m)^HN-GRDPPC-2025 .*  >= 8300 \\(to 8500\\) usd +2025-12-31$");
    assertThat(json.out().lines().map(TargetsApplyTest::json))
        .hasSize(SHIPPED)
        .filteredOn(line -> !line.get("status").isNull())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.at("/definition/universe").asInt()).isEqualTo(63);
              assertThat(line.at("/definition/value_high").isNull()).isTrue();
              assertThat(line.at("/status/status").asText()).isEqualTo("ACHIEVED");
              assertThat(line.at("/status/as_of").asLong()).isEqualTo(1_000);
            });
  }

  @Test
  @Order(9)
  void showsATargetWithWhyItStandsSo() {
    CommandRun judged = targets("show", "TN-DTI-RANK-2025");
    CommandRun course = targets("show", "HN-GRDPPC-2025");

    assertThat(judged.out())
        .startsWith("TN-DTI-RANK-2025 Thái Nguyên thuộc nhóm 15 tỉnh, thành phố dẫn đầu")
        .contains("  demand      <= 15 rank by 2025-12-31\n")
        .contains("  universe    63 units ranked\n")
        .contains("  baseline    12 on 2020-12-31, https://thainguyentv.vn/")
        .contains("  succession  inherits from 8 on 2024-12-31, rank among 34 units: https://")
        .contains("  ambiguity   No index is named")
        .contains("  status      ACHIEVED (REACHED), provisional, by level only, on 2025-01-01\n")
        .endsWith("  explanation Đạt.\n              Reached.\n");
    assertThat(course.out())
        .contains("  trajectory  compound: 2020-12-31=5420.0 ... 2025-12-31=8300.0\n")
        .endsWith("  status      not judged yet\n");
  }

  @Test
  @Order(10)
  void saysThatThereIsNoSuchTarget() {
    CommandRun run = targets("show", "TN-NONE");

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err())
        .isEqualTo(
            "dxpulse targets show: there is no target 'TN-NONE'; dxpulse targets list shows what"
                + " there is\n");
  }

  private CommandRun targets(String... arguments) {
    Stream<String> connection =
        Stream.of(
            "--bootstrap=" + stack.connection().bootstrapServers(),
            "--registry=" + stack.connection().registryUrl());
    return CommandRun.of(
        Stream.of(Stream.of("targets"), Stream.of(arguments), connection)
            .flatMap(words -> words)
            .toArray(String[]::new));
  }

  private Map<String, TargetDefinition> published() {
    return new PublishedTargets(stack.connection(), stack.topics()).definitions();
  }

  /** Where a reader of committed records ends. */
  private long committedEnd() {
    TopicPartition partition = new TopicPartition(stack.topics().targets().name(), 0);
    try (KafkaConsumer<String, String> reader =
        new KafkaConsumer<>(
            stack.connection().clientProperties(Map.of("isolation.level", "read_committed")),
            new StringDeserializer(),
            new StringDeserializer())) {
      return reader.endOffsets(List.of(partition), Duration.ofSeconds(30)).get(partition);
    }
  }

  /** As one that applies targets has it. */
  private KafkaProducer<String, TargetDefinition> transactional() {
    return new KafkaProducer<>(
        stack.connection().clientProperties(Map.of("transactional.id", "dxpulse-targets-apply")),
        new StringSerializer(),
        new AvroValues(stack.connection()).serializer(stack.topics().targets()));
  }

  private void publishStatus() throws ExecutionException, InterruptedException {
    TargetStatus status =
        TargetStatus.newBuilder()
            .setTarget("TN-DTI-RANK-2025")
            .setUnit("19@2019-04-01")
            .setKpi("dti_rank:mic")
            .setWindow("latest")
            .setStatus("ACHIEVED")
            .setReason("REACHED")
            .setProvisional(true)
            .setLevelOnly(true)
            .setComparator("<=")
            .setTargetValue(15)
            .setUnitOfMeasure("rank")
            .setDeadline("2025-12-31")
            .setPaceFallsShort(false)
            .setExplanationVi("Đạt.")
            .setExplanationEn("Reached.")
            .setSimulated(false)
            .setNotify(true)
            .setDay("2025-01-01")
            .setAsOf(Instant.ofEpochMilli(1_000))
            .setRevision(1)
            .build();
    try (KafkaProducer<String, TargetStatus> producer =
        new KafkaProducer<>(
            stack.connection().clientProperties(Map.of()),
            new StringSerializer(),
            new AvroValues(stack.connection()).serializer(stack.topics().targetStatus()))) {
      producer
          .send(
              new ProducerRecord<>(
                  stack.topics().targetStatus().name(), status.getTarget(), status))
          .get();
    }
  }

  private static TargetList shippedTargets() {
    return TargetList.shipped(KpiCatalogue.shipped(), UnitRegistryFile.vietnam());
  }

  private static String shipped() throws IOException {
    try (InputStream yaml =
        Objects.requireNonNull(TargetList.class.getResourceAsStream("targets.yaml"))) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(directory.resolve("targets.yaml"), yaml);
  }

  private static JsonNode json(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }
}
