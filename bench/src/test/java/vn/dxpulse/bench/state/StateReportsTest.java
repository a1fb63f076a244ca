package vn.dxpulse.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.Restoration;

class StateReportsTest {

  private static final long SECOND = 1_000_000_000;

  @Test
  void theSlowestStartDecides() {
    String report =
        RestoreReport.of(List.of(recovery(12, 3), recovery(21, 9), recovery(14, 4)), 42_000_000);

    assertThat(report)
        .contains(
            "| restoring the state | 4.0 s | 3.0 s | 9.0 s | ≤ 10 s | met |",
            "| process start to RUNNING | 14.0 s | 12.0 s | 21.0 s | ≤ 20 s | **not met** |",
            "restored 1,234 records; the changelogs take 42.0 MB");
  }

  @Test
  void anIdCostsTheDifference() {
    String report =
        HeapReport.of(
            taken("512m", false, 100_000_000, 10_000_000),
            taken("2g", true, 900_000_000, 490_000_000),
            20_000_000);

    assertThat(report)
        .contains(
            "| no ids remembered | 512m | met: it finishes | 100 MB | 100 MB | 10 MB |",
            "| 20,000,000 ids remembered | 2g | met: it finishes | 900 MB | 900 MB | 490 MB |",
            "An id takes 40.0 bytes of heap and 24.0 bytes of changelog");
  }

  @Test
  void aHeapThatIsTooSmallIsSaidToBe() {
    String report =
        HeapReport.of(
            taken("512m", false, 100_000_000, 10_000_000),
            new Footprint("1g", true, Optional.empty()),
            20_000_000);

    assertThat(report)
        .contains("| 1g | **not met**: it does not finish | – | – | – |")
        .doesNotContain("An id takes");
  }

  private static Recovery recovery(long startSeconds, long restoreSeconds) {
    return new Recovery(
        startSeconds * SECOND, new Restoration(1_234, Duration.ofSeconds(restoreSeconds)));
  }

  private static Footprint taken(String heap, boolean ids, long heapBytes, long changelogBytes) {
    return new Footprint(
        heap, ids, Optional.of(new Footprint.Taken(heapBytes, heapBytes, changelogBytes)));
  }
}
