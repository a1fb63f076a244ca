package vn.dxpulse.dashboard.notify.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a name and lets through only those that may be called. The client connects
 * to what this returns, so an answer of the name server that differs later changes nothing.
 */
final class CheckedResolver implements DnsResolver {

  private final DnsResolver names;
  private final AddressRule rule;

  CheckedResolver(DnsResolver names, AddressRule rule) {
    this.names = names;
    this.rule = rule;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = names.resolve(host);
    InetAddress[] allowed = Arrays.stream(found).filter(rule::allows).toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new AddressRefused(host, found);
    }
    return allowed;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }

  /** None of the addresses of a host may be called. */
  static final class AddressRefused extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    AddressRefused(String host, InetAddress... found) {
      super(
          host
              + " has the addresses "
              + Arrays.stream(found).map(InetAddress::getHostAddress).toList()
              + ", none of which is public or listed");
    }
  }
}
