package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.topic.KeyPartition;

/**
 * The streams part is killed (SIGKILL) at random moments in the middle of its work, and each time
 * started again without its files. In the end every row, every line of the ledger and every dead
 * letter is what a batch job makes of the same messages, and no reader of committed rows has ever
 * seen a revision go back.
 *
 * <p>{@code -Dcrash.events=N}, {@code -Dcrash.kills=N} and {@code -Dcrash.seed=N} choose the run. A
 * kill that does not hit running work fails it.
 */
class CrashTest {

  private static final int EVENTS = Integer.getInteger("crash.events", 200_000);
  private static final int KILLS = Integer.getInteger("crash.kills", 5);
  private static final long SEED =
      Optional.ofNullable(Long.getLong("crash.seed"))
          .orElseGet(() -> new SplittableRandom().nextLong());

  /** Reads every topic again: some seconds for 200,000 events on an idle machine. */
  private static final Duration VERIFICATION = Duration.ofSeconds(90L + EVENTS / 2_000);

  @TempDir private Path directory;

  @Test
  void everythingIsWhatABatchJobMakesOfIt() throws Exception {
    System.out.printf("%d events, %d kills, -Dcrash.seed=%d%n", EVENTS, KILLS, SEED);
    try (CrashRun run = new CrashRun(directory, SEED, EVENTS, KILLS)) {
      List<Message> sent = run.run();
      CrashOracle oracle =
          CrashOracle.judge(ArrivedMessage.read(run.connection(), run.topics(), sent));

      assertLedger(run, oracle);
      assertDeadLetters(run, oracle);
      assertRows(run, oracle);
      assertVerified(run);
    }
  }

  private static void assertLedger(CrashRun run, CrashOracle oracle) {
    LedgerLine.Book book = LedgerLine.Book.read(run.connection(), run.topics());

    assertThat(differences(oracle.ledger(), book.lines())).isEmpty();
    assertThat(book.regressions()).isEmpty();
    System.out.printf(
        "%d lines of the ledger, %d facts counted, %d rejected, %d late%n",
        book.lines().size(),
        oracle.counted().size(),
        oracle.rejected().size(),
        oracle.late().size());
  }

  private static void assertDeadLetters(CrashRun run, CrashOracle oracle) {
    var rejected = TopicContent.read(run.connection(), run.topics().rejected());
    var late = TopicContent.readBytes(run.connection(), run.topics().late());

    assertThat(rejected).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    Map<String, String> reasons =
        rejected.stream()
            .collect(Collectors.toMap(ConsumerRecord::key, letter -> letter.value().getReason()));
    assertThat(differences(oracle.rejected(), reasons)).isEmpty();
    assertThat(late).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
    assertThat(late.stream().map(ConsumerRecord::key).collect(Collectors.toSet()))
        .isEqualTo(oracle.late());
  }

  private static void assertRows(CrashRun run, CrashOracle oracle) {
    RowTable table = RowTable.read(run.connection(), run.topics());
    Map<String, ShownRow> expected =
        new RowOracle(oracle.counted()).rows(times(table, run.topics().partitions()));
    Set<String> kpis =
        expected.keySet().stream().map(key -> key.split("\\|")[2]).collect(Collectors.toSet());
    Map<String, ShownRow> rows = new TreeMap<>();
    table
        .reported()
        .forEach(
            (key, row) -> {
              if (kpis.contains(row.getKpi())) {
                rows.put(key, ShownRow.of(row));
              }
            });

    assertThat(differences(expected, rows)).isEmpty();
    assertThat(table.regressions()).isEmpty();
    assertThat(
            new RollupOracle(RegistryLine.all(CrashUnits.FILE))
                .differences(table, CrashRun::isLasting))
        .isEmpty();
    System.out.printf(
        "%d rows of %d KPIs, %d rows of sums%n",
        rows.size(), kpis.size(), table.newest().size() - table.reported().size());
  }

  /**
   * T of the rows of a unit: the newest moment that the task of the unit published anything for.
   */
  private static Function<String, Instant> times(RowTable table, int partitions) {
    Map<Integer, Instant> byTask = new HashMap<>(table.heartbeats());
    for (KpiCurrent row : table.reported().values()) {
      byTask.merge(task(row.getUnit(), partitions), row.getAsOf(), (a, b) -> a.isAfter(b) ? a : b);
    }
    return unit -> byTask.get(task(unit, partitions));
  }

  private static int task(String unit, int partitions) {
    return KeyPartition.of(unit.substring(0, unit.indexOf('@')), partitions);
  }

  private void assertVerified(CrashRun run) throws InterruptedException {
    try (DxPulseProcess verify =
        DxPulseProcess.start(
            directory.resolve("verify.log"),
            List.of(
                "verify",
                "--bootstrap",
                run.connection().bootstrapServers(),
                "--registry",
                run.connection().registryUrl(),
                "--application-id",
                CrashRun.APPLICATION))) {
      long started = System.nanoTime();
      int status = verify.await(VERIFICATION);
      System.out.printf("verified in %.1f s%n", (System.nanoTime() - started) / 1e9);

      assertThat(verify.lines()).last().asString().startsWith("adds up: ");
      assertThat(status).isZero();
    }
  }

  private static <V> List<String> differences(Map<String, V> expected, Map<String, V> found) {
    Set<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(found.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
        .map(key -> key + ": expected " + expected.get(key) + ", found " + found.get(key))
        .toList();
  }
}
