package vn.dxpulse.streams.pane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaneRingTest {

  private static final long[] ONE_TWO = {1, 2};

  private final PaneRing ring = new PaneRing(5, 2);
  private final long[] sums = new long[2];

  @Test
  void sumsUpWhatIsAddedToAPane() {
    ring.add(7, Delta.of(ONE_TWO));
    ring.add(7, Delta.of(10, 20));

    assertThat(ring.addTo(sums, 7, 1)).isTrue();
    assertThat(sums).containsExactly(11, 22);
  }

  @Test
  void takesAPaneAwayAgain() {
    ring.add(7, Delta.of(ONE_TWO));
    ring.addTo(sums, 7, 1);

    assertThat(ring.addTo(sums, 7, -1)).isTrue();
    assertThat(sums).containsExactly(0, 0);
  }

  @Test
  void hasNothingOfAPaneThatNothingWasAddedTo() {
    ring.add(7, Delta.of(ONE_TWO));

    assertThat(ring.addTo(sums, 6, 1)).isFalse();
    assertThat(ring.addTo(sums, 2, 1)).as("same slot, older pane").isFalse();
    assertThat(sums).containsExactly(0, 0);
  }

  @Test
  void givesTheSlotOfAnOldPaneToANewOne() {
    ring.add(7, Delta.of(ONE_TWO));
    ring.add(12, Delta.of(ONE_TWO));

    assertThat(ring.addTo(sums, 7, 1)).isFalse();
    assertThat(ring.addTo(sums, 12, 1)).isTrue();
    assertThat(sums).containsExactly(1, 2);
  }

  @Test
  void givesEachTouchedPaneOutOnce() {
    ring.add(7, Delta.of(ONE_TWO));
    ring.add(7, Delta.of(ONE_TWO));
    ring.add(8, Delta.of(ONE_TWO));

    assertThat(touched()).containsExactly("slot 2: pane 7 = 2 4", "slot 3: pane 8 = 1 2");
    assertThat(touched()).isEmpty();
    ring.add(8, Delta.of(ONE_TWO));
    assertThat(touched()).containsExactly("slot 3: pane 8 = 2 4");
  }

  @Test
  void restoresTheNewestPaneOfASlotInAnyOrderWithoutTouchingIt() {
    ring.restore(12, new long[] {3, 4});
    ring.restore(7, ONE_TWO);

    assertThat(ring.addTo(sums, 12, 1)).isTrue();
    assertThat(sums).containsExactly(3, 4);
    assertThat(touched()).isEmpty();
  }

  @Test
  void restoresTheLastContentOfAPane() {
    ring.restore(7, ONE_TWO);
    ring.restore(7, new long[] {5, 6});

    ring.addTo(sums, 7, 1);
    assertThat(sums).containsExactly(5, 6);
  }

  private List<String> touched() {
    List<String> touched = new ArrayList<>();
    ring.drainTouched(
        (slot, pane, counts, from) ->
            touched.add(
                "slot " + slot + ": pane " + pane + " = " + counts[from] + " " + counts[from + 1]));
    return touched;
  }
}
