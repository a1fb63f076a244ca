package vn.dxpulse.producers.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

  @TempDir private Path directory;

  @Test
  void theShippedMappingNamesEveryRegionOfItsRegistry() {
    Mapping boston = Mapping.load("boston-311");

    assertThat(boston.source()).hasToString("urn:dxpulse:import:boston-311");
    assertThat(boston.units().units()).hasSize(23);
    assertThat(boston.fields().get("province_code").values().values())
        .containsExactlyInAnyOrderElementsOf(
            boston.units().units().stream().map(unit -> unit.code()).toList());
    assertThat(boston.units().find("boston", Instant.EPOCH.toEpochMilli())).isPresent();
  }

  @Test
  void everyShippedNameCanBeLoaded() {
    assertThat(Mapping.shippedNames())
        .allSatisfy(name -> assertThat(Mapping.load(name).name()).isEqualTo(name));
  }

  @Test
  void theShippedMappingCanBeCopiedAndLoadedByItsPath() throws IOException {
    for (String name : List.of("boston-311.yaml", "boston-regions.csv")) {
      try (InputStream shipped = Mapping.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(shipped), directory.resolve(name));
      }
    }

    Mapping copy = Mapping.load(directory.resolve("boston-311.yaml").toString());

    assertThat(copy.fields()).isEqualTo(Mapping.load("boston-311").fields());
    assertThat(copy.units().units()).hasSize(23);
  }

  @Test
  void readsAMappingFromAFileWithTheRegistryOfVietnam() throws IOException {
    Mapping mapping =
        Mapping.load(
            write(
                    """
                name: portal
                event: online-service-transaction-completed
                source: urn:example:portal
                time-zone: "+07:00"
                time-pattern: dd/MM/yyyy HH:mm
                unit-registry: vietnam
                only-when: {column: state, equals: done}
                fields:
                  event_id: {column: id}
                  event_time: {column: done_at}
                  province_code: {constant: "01"}
                  service_code: {column: procedure}
                  submitted_at: {column: made_at}
                  channel: {column: how, default: ""}
                """)
                .toString());

    assertThat(mapping.columns())
        .containsExactly("done_at", "how", "id", "made_at", "procedure", "state");
  }

  @Test
  void listsEveryProblemOfAMappingWithItsLine() throws IOException {
    Path file =
        write(
            """
            name:
            event: online-service-transaction-completed
            source: not a uri
            time-zone: Asia/Ho_Chi_Minh
            time-pattern: yyyy-MM-dd HH:mm:ss
            unit-registry: vietnam
            onlywhen: {column: x}
            fields:
              event_id: {column: id, constant: 1}
              event_time: {column: done_at}
              province_code:
                column: where
                values: {Capital: "01", Nowhere: "03"}
              submitted_at: {constant: yesterday}
              channel:
                column: how
                values: {web: INTERNET}
              fee_vnd: {constant: 3.000}
              paid_online: {constant: maybe}
              colour: {constant: red}
            """);

    assertThatThrownBy(() -> Mapping.read(file))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("mapping.yaml line 7: 'onlywhen' is not a key here, allowed: event")
        .hasMessageContaining("mapping.yaml line 1: name is missing, empty or no plain text")
        .hasMessageContaining("mapping.yaml line 3: source is not a URI")
        .hasMessageContaining("mapping.yaml line 9: event_id needs either column or constant")
        .hasMessageContaining("province_code '03' is not in the unit registry")
        .hasMessageContaining("service_code is missing")
        .hasMessageContaining("submitted_at is 'yesterday', not a time like yyyy-MM-dd HH:mm:ss")
        .hasMessageContaining("channel is 'INTERNET', allowed: [ONLINE, COUNTER,")
        .hasMessageContaining("fee_vnd is '3.000', not a whole number")
        .hasMessageContaining("paid_online is 'maybe', allowed: [true, false]")
        .hasMessageContaining("mapping.yaml line 20: 'colour' is not a key here");
  }

  @Test
  void namesTheEventsThatCanBeImported() throws IOException {
    Path file = write("event: service-feedback-submitted\n");

    assertThatThrownBy(() -> Mapping.read(file))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining(
            "line 1: event is 'service-feedback-submitted',"
                + " CSV import knows: [online-service-transaction-completed]");
  }

  @Test
  void namesTheProblemsOfTheRegistryToo() throws IOException {
    Files.writeString(directory.resolve("units.csv"), "code,name\n", UTF_8);
    Path file = write("time-zone: UTC\nunit-registry: units.csv\n");

    assertThatThrownBy(() -> Mapping.read(file))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("columns missing: [name_vi");
  }

  @Test
  void refusesWhatIsNoYaml() throws IOException {
    Path twice = write("name: a\nname: b\n");
    assertThatThrownBy(() -> Mapping.read(twice))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("line 2: 'name' stands twice");

    Path list = write("- name\n");
    assertThatThrownBy(() -> Mapping.read(list))
        .isInstanceOf(InvalidMapping.class)
        .hasMessageContaining("keys and values expected");
  }

  @Test
  void namesWhatIsShippedWhenThereIsNoSuchMapping() {
    assertThatThrownBy(() -> Mapping.load("boston"))
        .isInstanceOf(InvalidMapping.class)
        .hasMessage("mapping is 'boston', neither a file nor one of the shipped [boston-311]");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("mapping.yaml"), text, UTF_8);
  }
}
