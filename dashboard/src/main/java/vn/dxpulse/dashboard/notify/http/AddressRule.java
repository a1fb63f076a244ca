package vn.dxpulse.dashboard.notify.http;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those that anybody on the internet can reach, and those that are
 * listed.
 *
 * <p>Source of the blocks: IANA's registries of special-purpose addresses for IPv4 (RFC 6890) and
 * IPv6. Blocks that carry an IPv4 address inside, such as NAT64, are among them: what they lead to
 * cannot be seen here.
 */
public final class AddressRule {

  private static final List<Cidr> SPECIAL =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // shared by carriers
              "127.0.0.0/8", // loopback
              "169.254.0.0/16", // link-local, and metadata of clouds
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // relays of 6to4
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, broadcast
              "::/96", // unspecified, loopback, IPv4-compatible
              "::ffff:0:0:0/96", // IPv4-translated
              "64:ff9b::/96", // NAT64
              "64:ff9b:1::/48", // NAT64 within a network
              "100::/64", // discarded
              "2001::/23", // protocol assignments, among them Teredo
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4
              "3fff::/20", // documentation
              "5f00::/16", // segment routing
              "fc00::/7", // unique local
              "fe80::/10", // link-local
              "fec0::/10", // site-local
              "ff00::/8") // multicast
          .map(Cidr::parse)
          .toList();

  private final List<Cidr> listed;

  /**
   * @param listed blocks that may be called although they are special
   */
  public AddressRule(List<Cidr> listed) {
    this.listed = List.copyOf(listed);
  }

  /** True if {@code address} may be called. */
  public boolean allows(InetAddress address) {
    return listed.stream().anyMatch(block -> block.contains(address))
        || SPECIAL.stream().noneMatch(block -> block.contains(address));
  }
}
