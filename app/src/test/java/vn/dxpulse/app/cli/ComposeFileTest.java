package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads docker-compose.yml as text: there need be no container engine where this runs. */
class ComposeFileTest {

  private static final Path ROOT = Path.of(System.getProperty("dxpulse.project.root")).normalize();

  private final Map<String, JsonNode> services = new TreeMap<>();
  private JsonNode compose;

  @BeforeEach
  void read() throws IOException {
    compose = new YAMLMapper().readTree(ROOT.resolve("docker-compose.yml").toFile());
    // Jackson leaves YAML's merge key as it stands.
    compose.get("services").properties().forEach(this::addMerged);
  }

  @Test
  void pinsEveryImageAndLetsTheEnvironmentReplaceIt() {
    services.forEach(
        (name, service) ->
            assertThat(service.path("image").asText())
                .as(name)
                .matches("\\$\\{DXPULSE_[A-Z_]*IMAGE:-[a-z./-]+:\\d[^}]*}"));
  }

  @Test
  void pinsTheImageThatOursIsBuiltFrom() throws IOException {
    assertThat(Files.readString(ROOT.resolve("Dockerfile")))
        .containsPattern("(?m)^ARG JRE_IMAGE=eclipse-temurin:17\\.\\d+\\.\\d+_\\d+-jre$")
        .contains("FROM ${JRE_IMAGE}");
  }

  @Test
  void checksTheHealthOfEveryServiceThatStays() {
    services.forEach(
        (name, service) -> {
          if (!"no".equals(service.path("restart").asText())) {
            assertThat(service.path("healthcheck").path("test").isArray()).as(name).isTrue();
          }
        });
  }

  @Test
  void waitsForAConditionOfEveryDependency() {
    services.forEach(
        (name, service) ->
            service
                .path("depends_on")
                .forEach(
                    dependency ->
                        assertThat(dependency.path("condition").asText())
                            .as(name)
                            .isIn("service_healthy", "service_completed_successfully")));
  }

  @Test
  void runsNothingAsRoot() {
    services.forEach(
        (name, service) ->
            assertThat(service.path("user").asText()).as(name).matches("[1-9]\\d*:\\d+"));
  }

  @Test
  void restartsWhatStaysAndDeclaresEveryVolume() {
    services.forEach(
        (name, service) -> {
          assertThat(service.path("restart").asText()).as(name).isIn("no", "unless-stopped");
          service
              .path("volumes")
              .forEach(
                  mount ->
                      assertThat(compose.path("volumes").has(mount.asText().split(":")[0]))
                          .as("%s: %s", name, mount)
                          .isTrue());
        });
  }

  @Test
  void publishesPortsOnThisMachineOnly() {
    services.forEach(
        (name, service) ->
            service
                .path("ports")
                .forEach(port -> assertThat(port.asText()).as(name).startsWith("127.0.0.1:")));
  }

  @Test
  void givesCommandsThatExist() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Set<String> known = new Cli(Map.of(), nowhere, nowhere).verbs().getSubcommands().keySet();

    services.forEach(
        (name, service) -> {
          if (service.has("command")) {
            assertThat(service.path("command").get(0).asText()).as(name).isIn(known);
          }
        });
  }

  @Test
  void isAcceptedByDockerCompose() throws Exception {
    assumeTrue(isOnPath("docker-compose"), "docker-compose is not installed");
    Process check =
        new ProcessBuilder("docker-compose", "-f", "docker-compose.yml", "config", "-q")
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(check.exitValue()).as(output).isZero();
  }

  private void addMerged(Map.Entry<String, JsonNode> entry) {
    ObjectNode merged = entry.getValue().deepCopy();
    if (merged.has("<<")) {
      compose
          .get("x-" + merged.get("<<").asText())
          .properties()
          .forEach(shared -> merged.putIfAbsent(shared.getKey(), shared.getValue()));
    }
    services.put(entry.getKey(), merged);
  }

  private static boolean isOnPath(String program) {
    for (String directory : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }
}
