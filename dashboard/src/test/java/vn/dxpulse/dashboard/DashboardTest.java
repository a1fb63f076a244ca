package vn.dxpulse.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.dxpulse.dashboard.http.PortTaken;
import vn.dxpulse.schemas.connect.Connection;

@Timeout(30)
class DashboardTest {

  /** Nothing listens on port 1 of a machine that runs tests. */
  private static final Connection NOWHERE = Connection.to("127.0.0.1:1", "http://127.0.0.1:1");

  @Test
  void servesWithoutBrokersAndSaysThatItIsNotReady() {
    try (Dashboard dashboard = Dashboard.start(NOWHERE, DashboardSettings.at("127.0.0.1", 0))) {
      assertThat(dashboard.port()).isPositive();
      assertThat(dashboard.address()).hasToString("http://127.0.0.1:" + dashboard.port() + "/");
      assertThat(dashboard.ready()).isFalse();
      assertThat(dashboard.failure()).isEmpty();
    }
  }

  @Test
  void closesWithinThreeSecondsAndOnlyOnce() {
    Dashboard dashboard = Dashboard.start(NOWHERE, DashboardSettings.at("127.0.0.1", 0));

    long begin = System.nanoTime();
    dashboard.close();
    dashboard.close();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(3_000);
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DashboardSettings settings = DashboardSettings.at("127.0.0.1", other.getLocalPort());

      assertThatThrownBy(() -> Dashboard.start(NOWHERE, settings))
          .isInstanceOf(PortTaken.class)
          .hasMessage(
              "127.0.0.1:"
                  + other.getLocalPort()
                  + " is in use by another process; choose another port");
    }
  }

  @Test
  void refusesAnAddressThatIsNotOfThisMachine() {
    assertThatThrownBy(() -> Dashboard.start(NOWHERE, DashboardSettings.at("192.0.2.1", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cannot serve 192.0.2.1:0: ");
  }

  @Test
  void refusesSettingsThatNoClientCanUse() {
    assertThatThrownBy(
            () ->
                Dashboard.start(
                    Connection.to("not an address", "http://127.0.0.1:1"),
                    DashboardSettings.at("127.0.0.1", 0)))
        .isInstanceOf(KafkaException.class);
  }

  @Test
  void settingsAreCheckedAtOnce() {
    assertThat(DashboardSettings.defaults().port()).isEqualTo(8080);
    assertThatThrownBy(() -> DashboardSettings.at("127.0.0.1", 70_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("port must be 0 to 65535, got 70000");
  }
}
