package vn.dxpulse.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlProblemsTest {

  private final YamlProblems problems = new YamlProblems("own.yaml");

  @Test
  void givesTheBlocksOfAListAndRefusesItsOtherItemsWhereTheyStand() {
    List<Integer> lines = new ArrayList<>();

    problems.eachBlock(
        read("kpis:\n- id: a\n- b\n- unknown: c\n"),
        "kpis",
        "a KPI has keys",
        block -> {
          lines.add(block.line());
          problems.text(block, "id");
        });

    assertThat(lines).containsExactly(2, 4);
    assertThat(problems.all())
        .containsExactly(
            "own.yaml line 3: a KPI has keys",
            "own.yaml line 4: id is missing, empty or no plain text");
  }

  @Test
  void refusesAListThatIsMissing() {
    problems.eachBlock(read("kpis: none\n"), "kpis", "a KPI has keys", block -> {});

    assertThat(problems.all()).containsExactly("own.yaml line 1: kpis is missing or no list");
  }

  @Test
  void refusesWhatAKeySaysTwiceButNotThatTwoOfThemSayNothing() {
    Yaml part = new Yaml.Scalar(7, "");

    problems.refuseSecond(new Yaml.Scalar(3, "a"), "id", "a");
    problems.refuseSecond(part, "name", "a");
    problems.refuseSecond(part, "id", "");
    problems.refuseSecond(part, "id", "");
    problems.refuseSecond(part, "id", "a");

    assertThat(problems.all()).containsExactly("own.yaml line 7: id 'a' stands on line 3 too");
  }

  @Test
  void throwsAllProblemsAtOnce() {
    problems.throwIfAny(found -> new IllegalStateException("none"));
    problems.add(new Yaml.Scalar(1, ""), "this");
    problems.add(new Yaml.Scalar(2, ""), "that");

    assertThatThrownBy(
            () ->
                problems.throwIfAny(
                    found -> new IllegalArgumentException(String.join("; ", found))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("own.yaml line 1: this; own.yaml line 2: that");
  }

  @Test
  void throwsThatAFileIsNoYaml() {
    assertThatThrownBy(() -> read("- a\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("[own.yaml: line 1: keys and values expected]");
  }

  private Yaml.Block read(String text) {
    return problems.file(
        new StringReader(text), found -> new IllegalArgumentException(found.toString()));
  }
}
