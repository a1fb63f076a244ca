package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.producers.csv.Mapping;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;

/**
 * The streams part is killed (SIGKILL) in the middle of its work, more than once, and each time
 * started again without its files. In the end every row is what a batch job counts, and no reader
 * of committed rows has ever seen a revision go back.
 *
 * <p>The kill must hit running work, or the test fails: each time some facts of the stretch that is
 * coming in are committed, and some that were in the topic before the kill are not.
 */
class CrashDuringImportTest {

  private static final String APPLICATION = "crash-import";

  /** Exit statuses of a process that a signal ended: 128 and its number. */
  private static final int SIGKILL = 137;

  private static final int SIGTERM = 143;

  /** Committed share of a stretch at which it is hit. */
  private static final double[] KILLS = {0.2, 0.5, 0.7};

  private static final double STRETCH_SECONDS = 3;

  /** Session timeout 6 s, and a transaction left open ends after 10 s and a sweep. */
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final BostonFile file = BostonFile.onThisMachine();
  private final Mapping mapping = Mapping.load("boston-311");
  private final BatchOracle oracle = BatchOracle.count(file.path());

  @TempDir private Path directory;

  @Test
  void rowsAreExactAfterKillsInTheMiddle() throws Exception {
    long stretch = oracle.closed() / (KILLS.length + 1);
    try (EmbeddedStack stack =
            EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 4));
        EventPublisher publisher =
            new EventPublisher(stack.connection(), stack.topics(), mapping.source());
        PacedImport feed =
            new PacedImport(copy(), mapping, publisher, (long) (stretch / STRETCH_SECONDS));
        InputProgress progress =
            new InputProgress(stack.connection(), APPLICATION, stack.topics().transactions());
        StreamsProcess streams = StreamsProcess.start(stack.connection(), APPLICATION, directory)) {
      for (int kill = 0; kill < KILLS.length; kill++) {
        Stretch hit = new Stretch(kill * stretch, (kill + 1) * stretch, KILLS[kill]);
        await("caught up")
            .atMost(RECOVERY)
            .until(() -> streams.isRunning() && progress.committed() == hit.from());
        feed.allowUpTo(hit.to());
        hit.killIn(streams, progress);
        streams.restart();
      }
      assertThat(feed.finish().published()).isEqualTo(oracle.closed());
      await().atMost(RECOVERY).until(() -> progress.isComplete(oracle.closed()));

      assertThat(streams.terminate(Duration.ofSeconds(15))).isEqualTo(SIGTERM);

      verify(stack);
    }
  }

  private void verify(EmbeddedStack stack) throws Exception {
    List<Topic<?>> outputs = List.of(stack.topics().kpiCurrent(), stack.topics().rejected());
    await("transactions ended")
        .atMost(RECOVERY)
        .until(
            () ->
                outputs.stream()
                    .allMatch(topic -> TopicContent.isSettled(stack.connection(), topic)));
    outputs.forEach(topic -> reportAborted(stack.connection(), topic));

    RowTable table = RowTable.read(stack.connection(), stack.topics());
    Map<String, Counts> expected = expected();
    assertThat(allTime(table, expected.keySet())).isEqualTo(expected);
    assertThat(table.regressions()).isEmpty();
    assertThat(TopicContent.readBytes(stack.connection(), stack.topics().rejected()))
        .extracting(ConsumerRecord::key)
        .doesNotHaveDuplicates()
        .hasSize((int) oracle.closedWithoutRegion());
    assertThat(topicNames(stack.connection())).contains(APPLICATION + "-kpi-cells-changelog");
  }

  /**
   * Facts that come in one after another while the process is killed.
   *
   * @param share of them that must be committed before
   */
  private record Stretch(long from, long to, double share) {

    void killIn(StreamsProcess streams, InputProgress progress) throws InterruptedException {
      long enough = from + Math.max(1, (long) ((to - from) * share));
      await("in the middle")
          .pollInterval(Duration.ofMillis(20))
          .atMost(RECOVERY)
          .until(() -> progress.committed() >= enough && progress.underWay() >= underWay());
      long published = progress.published();
      int status = streams.kill();
      long committed = progress.committed();
      System.out.printf(
          "killed with status %d: %d of %d facts committed, %d more published, %d still to come%n",
          status, committed, published, published - committed, to - published);
      assertThat(status).isEqualTo(SIGKILL);
      assertThat(committed).isGreaterThan(from).isLessThan(published);
    }

    /** Reached within a tenth of a commit interval, long before the next commit. */
    private long underWay() {
      return (to - from) / 100;
    }
  }

  private Map<String, Counts> expected() {
    Map<String, Counts> expected = new HashMap<>();
    for (var unit : mapping.units().units()) {
      oracle
          .expected(unit.code())
          .forEach((kpi, counts) -> expected.put("reported|" + unit.id() + "|" + kpi, counts));
    }
    return expected;
  }

  /** All-time rows of the KPIs that the oracle computes. */
  private static Map<String, Counts> allTime(RowTable table, Set<String> expectedKeys) {
    Map<String, Counts> rows = new HashMap<>();
    table
        .newest()
        .forEach(
            (key, row) -> {
              String withoutWindow = key.substring(0, key.lastIndexOf('|'));
              if (row.getWindow().equals("all") && expectedKeys.contains(withoutWindow)) {
                rows.put(withoutWindow, Counts.of(row));
              }
            });
    return rows;
  }

  /** The rejected-rows file of the import goes beside its input, which here is not ours. */
  private Path copy() throws Exception {
    return Files.copy(file.path(), directory.resolve(file.path().getFileName()));
  }

  private static Set<String> topicNames(Connection connection) throws Exception {
    try (Admin admin = Admin.create(connection.clientProperties(Map.of()))) {
      return admin.listTopics().names().get();
    }
  }

  private static void reportAborted(Connection connection, Topic<?> topic) {
    int all = TopicContent.readUncommitted(connection, topic).size();
    int committed = TopicContent.readBytes(connection, topic).size();
    System.out.printf(
        "%s: %d records committed, %d aborted%n", topic.name(), committed, all - committed);
  }
}
