package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.Parts;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.systemtest.KillPlan.Kill;

/** The messages of a seed go in while the application is killed again and again. */
final class CrashRun implements AutoCloseable {

  static final String APPLICATION = "crash";

  private static final int PARTITIONS = 4;

  /** Exit statuses of a process that a signal ended: 128 and its number. */
  private static final int SIGKILL = 137;

  private static final int SIGTERM = 143;

  private static final double STRETCH_SECONDS = 2;

  /** Fewer are read before a kill can hit. */
  private static final int LEAST_PER_KILL = 10_000;

  /** Of messages that go in as fast as they are made. */
  private static final double UNBOUNDED = 1e6;

  /** A group gives up a dead member after 6 s; then all state comes back from Kafka. */
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  private final long started = System.nanoTime();
  private final int messages;
  private final KillPlan plan;
  private final Parts parts = new Parts("the crash test");
  private final EmbeddedStack stack;
  private final InputProgress progress;
  private final MessageFeed feed;
  private final StreamsProcess streams;

  CrashRun(Path directory, long seed, int messages, int kills) throws IOException {
    if (kills < 1 || messages / kills < LEAST_PER_KILL) {
      throw new IllegalArgumentException(
          "at least one kill and %d events a kill are needed, got %d kills in %d events"
              .formatted(LEAST_PER_KILL, kills, messages));
    }
    this.messages = messages;
    this.plan = KillPlan.draw(seed, kills);
    this.stack =
        parts.opened(EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), PARTITIONS)));
    List<? extends Topic<?>> inputs =
        Arrays.stream(FactKind.values()).map(kind -> kind.topic(topics())).toList();
    this.progress = parts.opened(new InputProgress(connection(), APPLICATION, inputs));
    MessageMix mix = new MessageMix(seed, PARTITIONS);
    this.feed = parts.opened(new MessageFeed(connection(), topics(), mix));
    this.streams = parts.opened(StreamsProcess.start(connection(), APPLICATION, directory));
  }

  Connection connection() {
    return stack.connection();
  }

  Topics topics() {
    return stack.topics();
  }

  /** Sends everything and kills as planned; when it returns the application has ended in order. */
  List<Message> run() throws InterruptedException {
    int stretch = messages / plan.kills().size();
    CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
    long from = 0;
    for (int i = 0; i < plan.kills().size(); i++) {
      Kill kill = plan.kills().get(i);
      boolean isLast = i == plan.kills().size() - 1;
      int size = isLast ? messages - i * stretch : stretch;
      long before = i * (long) stretch;
      sent = begin(kill, before, size);
      from = hit(kill, new Span(kill.behind() ? from : before, before + size));
      System.out.printf("kill %d of %d, %.1f s%n", i + 1, plan.kills().size(), seconds());
      if (isLast || !plan.kills().get(i + 1).behind()) {
        streams.restart();
      }
      sent.orTimeout(RECOVERY.toSeconds(), TimeUnit.SECONDS).join();
    }
    finish();
    return feed.sent();
  }

  @Override
  public void close() {
    parts.close();
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  private CompletableFuture<Void> begin(Kill kill, long before, int size) {
    if (kill.behind()) {
      CompletableFuture<Void> sent = feed.send(size, UNBOUNDED, false);
      sent.orTimeout(RECOVERY.toSeconds(), TimeUnit.SECONDS).join();
      streams.restart();
      return sent;
    }
    working("running and caught up").until(() -> streams.isRunning() && isSettled(before));
    System.out.printf("caught up, %.1f s%n", seconds());
    return feed.send(size, size / STRETCH_SECONDS, true);
  }

  /**
   * Kills; fails unless that hits running work: some of it was committed, and not all that was
   * there before the kill.
   *
   * @return messages committed
   */
  private long hit(Kill kill, Span work) throws InterruptedException {
    long enough = work.from() + Math.max(1, (long) (kill.share() * work.length()));
    working("in the middle").until(() -> progress.committed() >= enough);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(kill.delayMs()));
    working("something under way").until(() -> progress.underWay() > 0);
    long published = progress.published();
    int status = streams.kill();
    long committed = progress.committed();
    System.out.printf(
        "%s: status %d, %d messages committed, %d of them of the work hit; %d were under way%n",
        kill, status, committed, committed - work.from(), published - committed);
    assertThat(status).isEqualTo(SIGKILL);
    assertThat(committed).isGreaterThan(work.from()).isLessThan(published);
    return committed;
  }

  private void finish() throws InterruptedException {
    working("all counted").until(() -> isSettled(messages) && isHandedOver());
    System.out.printf("all counted, %.1f s%n", seconds());
    Instant counted = Instant.now();
    working("all published")
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> RowTable.read(connection(), topics()).holdsAfter(counted, PARTITIONS));
    RollupOracle sums = new RollupOracle(RegistryLine.all(CrashUnits.FILE));
    working("all summed up")
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                sums.differences(RowTable.read(connection(), topics()), CrashRun::isLasting)
                    .isEmpty());
    assertThat(streams.terminate(RECOVERY)).isEqualTo(SIGTERM);
    await("transactions ended")
        .atMost(RECOVERY)
        .until(
            () ->
                Stream.of(
                        topics().kpiCurrent(),
                        topics().ledger(),
                        topics().rejected(),
                        topics().late())
                    .allMatch(topic -> TopicContent.isSettled(connection(), topic)));
  }

  /** True if so many messages are committed, and none of them is in transit. */
  private boolean isSettled(long count) {
    return progress.isComplete(count)
        && LedgerLine.Book.read(connection(), topics()).isSettled(count);
  }

  /** True if all changes of stocks have been added up that settled facts gave rise to. */
  private boolean isHandedOver() {
    return progress.isCommitted(TopicContent.readBytes(connection(), topics().enterpriseStock()));
  }

  /** Windows that nothing leaves: others may move on between a unit's row and its sum. */
  static boolean isLasting(String window) {
    return Set.of("all", "now", "latest").contains(window);
  }

  private ConditionFactory working(String what) {
    return await(what)
        .atMost(RECOVERY)
        .pollInterval(Duration.ofMillis(10))
        .failFast(streams::requireAlive);
  }

  /** Messages that are not committed when the work begins which the kill is to hit. */
  private record Span(long from, long to) {
    long length() {
      return to - from;
    }
  }
}
