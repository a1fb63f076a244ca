package vn.dxpulse.streams.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SeenIdsPropertiesTest {

  private static final long HORIZON_MS = 10_000;
  private static final long START_MS = SeenIds.EPOCH_MS + 1_000_000;

  @Property(tries = 300)
  void knowsWhatAMapOfFirstAcceptancesKnowsAcrossCommitsAndRestarts(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Long, long[]> accepted = new HashMap<>();
    Map<Long, byte[]> kept = new TreeMap<>();
    SeenIds ids = inTheHeap();
    long nowMs = START_MS;
    int different = 1 + random.nextInt(400);

    for (int step = 0; step < 2_000; step++) {
      nowMs += random.nextInt(20);
      long id = random.nextInt(different);
      long content = random.nextInt(2);
      assertThat(offer(ids, id, content, nowMs))
          .as("seed %d, step %d", seed, step)
          .isEqualTo(expected(accepted, id, content, nowMs));
      if (random.nextInt(10) == 0) {
        keep(ids, kept);
      }
      if (random.nextInt(200) == 0) {
        keep(ids, kept);
        ids = restored(kept);
      }
    }
  }

  @Test
  void rewritesSmallBlocksAndDropsExpiredOnes() {
    Map<Long, byte[]> kept = new TreeMap<>();
    SeenIds ids = inTheHeap();
    int offered = 0;
    for (int commit = 0; commit < 2_000; commit++) {
      for (int i = 0; i < 50; i++) {
        offer(ids, offered++, 0, START_MS + commit);
      }
      keep(ids, kept);
    }
    assertThat(kept).hasSizeLessThan(offered / 16_384 + 1 + 65);
    assertThat(restored(kept).size()).isEqualTo(offered);

    for (int commit = 0; commit < 100; commit++) {
      offer(ids, offered++, 0, START_MS + 2_000 + HORIZON_MS + commit);
      keep(ids, kept);
    }
    assertThat(restored(kept).size()).isLessThanOrEqualTo(100);
  }

  @Test
  void takesNoMoreThanFortyNineBytesAnIdAndForgetsExpiredOnes() {
    SeenIds ids = inTheHeap();
    int many = 400_000;
    for (int id = 0; id < many; id++) {
      offer(ids, id, 0, START_MS);
    }
    assertThat(ids.bytes() / (double) many).isBetween(31.0, 49.0);

    for (int id = many; id < 2 * many; id++) {
      offer(ids, id, 0, START_MS + HORIZON_MS);
    }
    assertThat(ids.bytes() / (double) many).isBetween(31.0, 49.0);
  }

  private static SeenIds inTheHeap() {
    return new SeenIds(HORIZON_MS, new IdBudget(Long.MAX_VALUE), new NoArchive());
  }

  private static Novelty expected(
      Map<Long, long[]> accepted, long id, long content, long arrivalMs) {
    long[] first = accepted.get(id);
    if (first == null || arrivalMs >= first[0] + HORIZON_MS) {
      accepted.put(id, new long[] {arrivalMs, content});
      return Novelty.NEW;
    }
    return first[1] == content ? Novelty.SAME : Novelty.CONFLICT;
  }

  private static Novelty offer(SeenIds ids, long id, long content, long arrivalMs) {
    // Ids are hashes: both halves are spread over all values.
    long high = mixed(id);
    return ids.offer(high, mixed(high + 1), content, arrivalMs);
  }

  private static long mixed(long value) {
    return new SplittableRandom(value).nextLong();
  }

  private static void keep(SeenIds ids, Map<Long, byte[]> kept) {
    ids.drainTouched(
        (block, value) -> {
          if (value == null) {
            kept.remove(block);
          } else {
            kept.put(block, value);
          }
        });
  }

  private static SeenIds restored(Map<Long, byte[]> kept) {
    SeenIds ids = inTheHeap();
    kept.forEach(ids::restore);
    return ids;
  }

  /** For tests in which the heap has room for all. */
  private static final class NoArchive implements IdArchive {
    @Override
    public long find(long high, long low) {
      throw new AssertionError("nothing was archived");
    }

    @Override
    public void add(long[] ids) {
      throw new AssertionError("the budget had room");
    }

    @Override
    public void close() {}
  }
}
