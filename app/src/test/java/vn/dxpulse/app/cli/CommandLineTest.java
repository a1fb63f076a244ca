package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

  /** Port 1 is reserved (tcpmux) and unused: connections are refused at once. */
  private static final String NOBODY = "127.0.0.1:1";

  @Test
  void namesTheVerbThatWasMeant() {
    CommandRun run = CommandRun.of("dmo");

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err())
        .isEqualTo(
            "dxpulse: unknown command or argument dmo, did you mean demo?; see dxpulse --help\n");
  }

  @Test
  void listsEveryBadOptionInOneLine() {
    CommandRun run = CommandRun.of("stack", "--broker-port=70000", "--partitions=0");

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err())
        .isEqualTo(
            "dxpulse stack: --broker-port must be 0 to 65535, got 70000;"
                + " --partitions must be at least 1, got 0\n");
  }

  @Test
  void namesBadAddresses() {
    CommandRun run =
        CommandRun.of(
            "topics", "create", "--bootstrap=kafka", "--registry=file:///x", "--properties=/none");

    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
    assertThat(run.err())
        .hasLineCount(1)
        .contains("--bootstrap needs HOST:PORT pairs, got 'kafka'")
        .contains("--registry needs an http or https address, got 'file:///x'")
        .contains("--properties /none cannot be read");
  }

  @Test
  void readsOptionsFromTheEnvironment() {
    CommandRun run =
        CommandRun.with(
            Map.of("DXPULSE_BOOTSTRAP", "from-environment", "DXPULSE_REGISTRY", "http://registry"),
            "topics",
            "create");

    assertThat(run.err()).contains("--bootstrap needs HOST:PORT pairs, got 'from-environment'");
  }

  @Test
  void prefersTheCommandLineToTheEnvironment() {
    CommandRun run =
        CommandRun.with(
            Map.of("DXPULSE_BOOTSTRAP", "from-environment", "DXPULSE_REGISTRY", "http://registry"),
            "topics",
            "create",
            "--bootstrap=typed");

    assertThat(run.err()).contains("got 'typed'").doesNotContain("from-environment");
  }

  @Test
  void takesAnEmptyVariableForUnset() {
    CommandRun run = CommandRun.with(Map.of("DXPULSE_PARTITIONS", ""), "stack", "--broker-port=-1");

    assertThat(run.err()).isEqualTo("dxpulse stack: --broker-port must be 0 to 65535, got -1\n");
  }

  @Test
  void saysInOneLineThatThePortOfTheDemoIsTaken(@TempDir Path data) throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = CommandRun.of("demo", "--port=" + other.getLocalPort(), "--data=" + data);

      assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
      assertThat(run.err())
          .hasLineCount(1)
          .startsWith("dxpulse demo: port " + other.getLocalPort() + " for the dashboard is taken");
    }
  }

  @Test
  void saysInOneLineThatKafkaDoesNotAnswer() {
    CommandRun run =
        CommandRun.of("topics", "create", "--bootstrap=" + NOBODY, "--registry=http://" + NOBODY);

    assertThat(run.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(run.err()).hasLineCount(1).startsWith("dxpulse topics create: Kafka did not answer");
  }

  @Test
  void printsItsVersion() {
    assertThat(CommandRun.of("--version").out()).startsWith("dxpulse ");
  }

  @Test
  void placesDataBelowTheCacheDirectoryOfTheUser() {
    Path home = Path.of("/home/an");

    assertThat(CacheDirectory.of(Map.of(), home, "demo"))
        .isEqualTo(Path.of("/home/an/.cache/dxpulse/demo"));
    assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "/var/cache/an"), home, "demo"))
        .isEqualTo(Path.of("/var/cache/an/dxpulse/demo"));
  }
}
