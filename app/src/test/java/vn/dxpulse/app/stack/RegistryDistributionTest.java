package vn.dxpulse.app.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.StackException.RegistryMissing;

class RegistryDistributionTest {

  @Test
  void findsRunnerAndMainClassOfTheUnpackedRegistry() {
    RegistryDistribution found = RegistryDistribution.locate();

    assertThat(found.runnerJar()).isRegularFile();
    assertThat(found.mainClass()).startsWith("io.quarkus.");
  }

  @Test
  void saysWhereItLookedAndHowToBuild(@TempDir Path empty) {
    assertThatThrownBy(() -> RegistryDistribution.in(empty.resolve("registry")))
        .isInstanceOf(RegistryMissing.class)
        .hasMessage(
            "no schema registry at %s; build it with: mvn -DskipTests -pl app -am package",
            empty.resolve("registry"));
  }
}
