package vn.dxpulse.schemas.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

  @Test
  void everyPartKnowsItsLine() throws IOException {
    Yaml.Block file =
        read(
            """
            # a comment
            name: portal
            fields:
              code: {constant: "01"}
              windows:
                - 1m
                - 1h
            """);

    assertThat(file.entries().get("name")).isEqualTo(new Yaml.Scalar(2, "portal"));
    Yaml.Block fields = (Yaml.Block) file.entries().get("fields");
    assertThat(fields.line()).isEqualTo(4);
    assertThat(fields.entries())
        .containsExactly(
            Map.entry("code", new Yaml.Block(4, Map.of("constant", new Yaml.Scalar(4, "01")))),
            Map.entry(
                "windows",
                new Yaml.Sequence(6, List.of(new Yaml.Scalar(6, "1m"), new Yaml.Scalar(7, "1h")))));
  }

  @Test
  void valuesAreTextsAsWritten() throws IOException {
    Yaml.Block file = read("a: 08\nb: 3.000\nc: true\nd:\ne: \"\"\nf: ' x '\n");

    assertThat(file.entries().values())
        .extracting(part -> ((Yaml.Scalar) part).text())
        .containsExactly("08", "3.000", "true", "", "", "x");
  }

  @Test
  void listsMayHoldBlocksAndLists() throws IOException {
    Yaml.Sequence list =
        (Yaml.Sequence) read("kpis:\n- id: a\n- id: b\n- [1, 2]\n").entries().get("kpis");

    assertThat(list.items())
        .containsExactly(
            new Yaml.Block(2, Map.of("id", new Yaml.Scalar(2, "a"))),
            new Yaml.Block(3, Map.of("id", new Yaml.Scalar(3, "b"))),
            new Yaml.Sequence(4, List.of(new Yaml.Scalar(4, "1"), new Yaml.Scalar(4, "2"))));
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertThatThrownBy(() -> read("name: a\nname: b\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("line 2: 'name' stands twice");
  }

  @Test
  void refusesATopThatHasNoKeys() {
    assertThatThrownBy(() -> read("- name\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("line 1: keys and values expected");
  }

  @Test
  void saysWhereTheSyntaxBreaks() {
    assertThatThrownBy(() -> read("name: a\nfields: {b: [c\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line");
  }

  private static Yaml.Block read(String text) throws IOException {
    return Yaml.read(new StringReader(text));
  }
}
