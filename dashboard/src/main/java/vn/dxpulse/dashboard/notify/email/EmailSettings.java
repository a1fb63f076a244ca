package vn.dxpulse.dashboard.notify.email;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Secret;

/**
 * Who gets mail, from whom and over which server.
 *
 * @param states only transitions to these
 */
public record EmailSettings(
    Server server, String from, List<String> to, Set<String> states, LinkBase links) {

  /** What people want to hear of. */
  public static final Set<String> DEFAULT_STATES = Set.of("FIRING", "ACKNOWLEDGED", "RESOLVED");

  public EmailSettings {
    to = List.copyOf(to);
    states = Set.copyOf(states);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("there must be somebody to write to");
    }
  }

  /**
   * A server for outgoing mail that speaks STARTTLS.
   *
   * @param login name and password; empty if it asks for none
   */
  public record Server(String host, int port, Optional<Login> login) {}

  /** Name and password. */
  public record Login(String name, Secret password) {}
}
