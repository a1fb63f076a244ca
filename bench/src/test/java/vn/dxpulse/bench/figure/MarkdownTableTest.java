package vn.dxpulse.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {

  @Test
  void putsNamesOnTheLeftAndFiguresOnTheRight() {
    String text = new MarkdownTable("What", "a", "b").row("one", "1", "2").text();

    assertThat(text)
        .isEqualTo(
            """
            | What | a | b |
            |---|--:|--:|
            | one | 1 | 2 |
            """);
  }

  @Test
  void refusesARowOfAnotherWidth() {
    MarkdownTable table = new MarkdownTable("What", "a");

    assertThatThrownBy(() -> table.row("one")).hasMessage("1 cells in 2 columns");
  }
}
