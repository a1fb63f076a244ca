package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.StackSettings;

/**
 * A notifier is killed (SIGKILL) when its receiver has a transition in hand, before the offset is
 * committed. Its successor delivers it again with the same idempotency key, and everything after it
 * once.
 */
class NotifyCrashTest {

  private static final String GROUP = "notify-crash-test";
  private static final Instant FIRED = Instant.parse("2026-03-01T03:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int TRANSITIONS = 10;

  /** Deliveries during which the notifier is killed. */
  private static final Set<String> FATAL = Set.of("t3", "t6");

  private final List<Integer> exits = new CopyOnWriteArrayList<>();
  private final Set<String> killed = ConcurrentHashMap.newKeySet();

  @TempDir private Path directory;
  private DxPulseProcess process;
  private int starts;

  @Test
  void deliversAgainWithTheSameKeyWhatWasUnderWayWhenItWasKilled() throws Exception {
    try (HookReceiver receiver = HookReceiver.start(this::killAt);
        EmbeddedStack stack = EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 1));
        AlertFeed feed = new AlertFeed(stack.connection())) {
      start(receiver, stack);
      await().atMost(SOON).until(() -> offset(stack).isPresent());
      for (int i = 0; i < TRANSITIONS; i++) {
        feed.happens(AlertFeed.transition("t" + i, "FIRING", FIRED.plusSeconds(i)).build());
      }
      for (int kill = 1; kill <= FATAL.size(); kill++) {
        int kills = kill;
        await().atMost(SOON).until(() -> exits.size() == kills);
        start(receiver, stack);
      }
      await().atMost(SOON).until(() -> receiver.keys().contains("t" + (TRANSITIONS - 1)));

      assertThat(receiver.keys())
          .containsExactly("t0", "t1", "t2", "t3", "t3", "t4", "t5", "t6", "t6", "t7", "t8", "t9");
      assertThat(receiver.bodies().values())
          .as("each body is the same again")
          .allMatch(bodies -> Set.copyOf(bodies).size() == 1);
      assertThat(exits).as("killed, not ended").containsExactly(137, 137);
      // Of the last transition; the marker of its transaction comes after it.
      await().atMost(SOON).until(() -> offset(stack).orElse(0) >= 2 * TRANSITIONS - 1);
      assertThat(process.terminate(Duration.ofSeconds(60))).isEqualTo(143);
    } finally {
      process.close();
    }
  }

  /** Transitions and the markers of their transactions have an offset each. */
  private static OptionalLong offset(EmbeddedStack stack) {
    return GroupOffsets.of(stack.connection(), GROUP, stack.topics().alertLog().name());
  }

  private void start(HookReceiver receiver, EmbeddedStack stack) throws IOException {
    starts++;
    process = receiver.notifier(stack.connection(), GROUP, directory, "notify-" + starts);
  }

  private void killAt(String key) {
    if (FATAL.contains(key) && killed.add(key)) {
      try {
        exits.add(process.kill());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
