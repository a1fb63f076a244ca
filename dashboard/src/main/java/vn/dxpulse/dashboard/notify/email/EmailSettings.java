package vn.dxpulse.dashboard.notify.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      throw new IllegalArgumentException(
          "there is nobody to write to; name one with --to, or to in --config");
    }
    requireAddress(from);
    to.forEach(EmailSettings::requireAddress);
  }

  private static void requireAddress(String text) {
    try {
      new InternetAddress(text, true).validate();
    } catch (AddressException e) {
      throw new IllegalArgumentException("'" + text + "' is no mail address: " + e.getMessage(), e);
    }
  }

  /**
   * A server for outgoing mail that speaks STARTTLS.
   *
   * @param login name and password; empty if it asks for none
   */
  public record Server(String host, int port, Optional<Login> login) {

    private static final Pattern ADDRESS =
        Pattern.compile("(?<host>[\\w.-]+)(:(?<port>\\d{1,5}))?");

    /** Submission of mail, RFC 6409. */
    private static final String DEFAULT_PORT = "587";

    /**
     * Reads {@code HOST} or {@code HOST:PORT}; the port is 587 by default.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Server of(String address, Optional<Login> login) {
      Matcher parts = ADDRESS.matcher(address);
      if (!parts.matches()) {
        throw new IllegalArgumentException("a mail server is HOST:PORT, got '" + address + "'");
      }
      String port = Optional.ofNullable(parts.group("port")).orElse(DEFAULT_PORT);
      return new Server(parts.group("host"), Integer.parseInt(port), login);
    }
  }

  /** Name and password. */
  public record Login(String name, Secret password) {}
}
