package vn.dxpulse.dashboard.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

  private static final AddressRule NOTHING_LISTED = new AddressRule(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.255.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001:0:a00:1::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
      })
  void specialAddressesAreRefused(String address) throws UnknownHostException {
    assertThat(NOTHING_LISTED.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.1.1",
        "223.255.255.255",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "2001:4860:4860::8888"
      })
  void publicAddressesAreAllowed(String address) throws UnknownHostException {
    assertThat(NOTHING_LISTED.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void listedBlocksAreAllowedAndNothingBesideThem() throws UnknownHostException {
    AddressRule rule = new AddressRule(List.of(Cidr.parse("10.1.2.0/23"), Cidr.parse("fd00::1")));

    assertThat(rule.allows(InetAddress.getByName("10.1.3.255"))).isTrue();
    assertThat(rule.allows(InetAddress.getByName("10.1.4.0"))).isFalse();
    assertThat(rule.allows(InetAddress.getByName("fd00::1"))).isTrue();
    assertThat(rule.allows(InetAddress.getByName("fd00::2"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.256", "fd00::/129"})
  void blocksThatAreNoneAreRefused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
