package vn.dxpulse.streams.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.streams.duplicate.IdBudget;
import vn.dxpulse.streams.duplicate.Novelty;
import vn.dxpulse.streams.duplicate.SeenIds;

class RocksIdArchiveTest {

  private static final Duration HORIZON = Duration.ofHours(1);
  private static final long START_MS = Instant.parse("2025-08-01T03:00:00Z").toEpochMilli();

  @TempDir private Path temporary;
  private Path directory;
  private RocksIdArchive archive;

  @BeforeEach
  void open() {
    directory = temporary.resolve("0_1");
    archive = new RocksIdArchive(directory, HORIZON);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void findsTheNewestMarkOfAnId() {
    archive.add(new long[] {1, 2, 30, 0, 0, 0, Long.MIN_VALUE, Long.MAX_VALUE, -1});
    archive.add(new long[] {1, 2, 31});

    assertThat(archive.find(1, 2)).isEqualTo(31);
    assertThat(archive.find(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(-1);
    assertThat(archive.find(2, 1)).isZero();
    assertThat(archive.find(0, 0)).isZero();
  }

  @Test
  void takesSomeThirtyBytesOfDiskForAnId() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    int segments = 60;
    int idsOfASegment = 16_384;
    for (int segment = 0; segment < segments; segment++) {
      archive.add(random.longs(3L * idsOfASegment).map(part -> part == 0 ? 1 : part).toArray());
    }
    double bytes = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    double bytesPerId = bytes / segments / idsOfASegment;

    System.out.printf(Locale.ROOT, "%.1f bytes of disk an id%n", bytesPerId);
    assertThat(bytesPerId).isBetween(24.0, 60.0);
  }

  @Test
  void makesNoDirectoryBeforeItIsNeeded() {
    assertThat(archive.find(1, 2)).isZero();
    assertThat(directory).doesNotExist();
  }

  @Test
  void beginsEmptyAlsoWhereAnEarlierRunWasKilled() throws IOException {
    archive.add(new long[] {1, 2, 30});
    Path copy = temporary.resolve("killed");
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }

    RocksIdArchive next = new RocksIdArchive(copy, HORIZON);
    next.add(new long[] {3, 4, 50});

    assertThat(next.find(1, 2)).isZero();
    assertThat(next.find(3, 4)).isEqualTo(50);
    next.close();
    assertThat(copy).doesNotExist();
  }

  @Test
  void letsTheIdsOfATaskKnowWhatAMapKnowsThoughTheHeapHasNoRoom() {
    IdBudget budget = new IdBudget(0);
    SeenIds ids = new SeenIds(HORIZON.toMillis(), budget, archive);
    Map<Long, Long> accepted = new HashMap<>();
    SplittableRandom random = new SplittableRandom(20250701);
    long nowMs = START_MS;
    int duplicates = 0;

    for (int step = 0; step < 600_000; step++) {
      nowMs += random.nextInt(30);
      long id = random.nextInt(400_000);
      Long first = accepted.get(id);
      boolean known = first != null && nowMs < first + HORIZON.toMillis();
      if (!known) {
        accepted.put(id, nowMs);
      }
      assertThat(ids.offer(mixed(id), mixed(~id), 7, nowMs))
          .as("step %d", step)
          .isEqualTo(known ? Novelty.SAME : Novelty.NEW);
      duplicates += known ? 1 : 0;
    }

    assertThat(duplicates).isGreaterThan(100_000);
    assertThat(directory).isNotEmptyDirectory();
    assertThat(ids.bytes()).isEqualTo(budget.taken()).isLessThan(7_000_000);
    ids.close();
    assertThat(budget.taken()).isZero();
    assertThat(directory).doesNotExist();
  }

  private static long mixed(long value) {
    return new SplittableRandom(value).nextLong();
  }
}
