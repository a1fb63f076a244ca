package vn.dxpulse.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.dxpulse.bench.process.StreamsSetup.Variant;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.streams.StreamsSettings.Tuning;

class StreamsSetupTest {

  @Test
  void reachesTheOtherProcessAsItIs() {
    for (Variant variant :
        new Variant[] {
          Variant.SHIPPED, Variant.ofKpis(Path.of("k.yaml")), Variant.ofUnits(Path.of("u.csv"))
        }) {
      StreamsSetup setup =
          new StreamsSetup(
              Connection.to("broker:1", "http://registry:2"),
              "application",
              new Tuning(3, Duration.ofMillis(70), Duration.ofHours(5)).withoutRollups(),
              variant,
              Path.of("state"));

      assertThat(StreamsSetup.parse(setup.words())).isEqualTo(setup);
    }
  }
}
