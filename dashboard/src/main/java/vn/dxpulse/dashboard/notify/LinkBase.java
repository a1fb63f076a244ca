package vn.dxpulse.dashboard.notify;

import java.net.URI;
import java.util.Optional;

/**
 * Where people reach the dashboard, to lead them to the page of an alert.
 *
 * @param address such as {@code https://dxpulse.example.org}; empty if nobody said
 */
public record LinkBase(Optional<URI> address) {

  /** Nobody said where the dashboard is. */
  public static LinkBase none() {
    return new LinkBase(Optional.empty());
  }

  public static LinkBase of(URI address) {
    return new LinkBase(Optional.of(address));
  }

  /** Address of a page of the dashboard; the path alone if nobody said where that is. */
  public String to(String path) {
    return address.map(base -> base.toString().replaceFirst("/+$", "")).orElse("") + path;
  }
}
