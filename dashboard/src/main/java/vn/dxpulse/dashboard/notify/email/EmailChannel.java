package vn.dxpulse.dashboard.notify.email;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.dashboard.notify.Channel;
import vn.dxpulse.dashboard.notify.Outcome;
import vn.dxpulse.schemas.row.AlertTransition;

/**
 * Sends a mail per transition, to all receivers at once, over a connection that must become
 * encrypted by STARTTLS with a certificate of the server's name.
 *
 * <p>Refused is what the server refuses for good (5xx) because of the mail. A refused login, a
 * certificate that does not fit or no STARTTLS has failed: no mail is lost for it. The watchdog has
 * no mail: it always fires.
 */
public final class EmailChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(EmailChannel.class);

  private static final String TIMEOUT_MS = "10000";
  private static final int PERMANENT = 500;
  private static final String WATCHDOG = "watchdog";
  private static final String SILENCED = "SILENCED";

  private final EmailSettings settings;
  private final Session session;

  public EmailChannel(EmailSettings settings) {
    this(settings, Optional.empty());
  }

  /**
   * @param tls trusts what the test trusts; empty for what Java trusts
   */
  EmailChannel(EmailSettings settings, Optional<SSLSocketFactory> tls) {
    this.settings = settings;
    Properties properties = properties(settings.server());
    tls.ifPresent(sockets -> properties.put("mail.smtp.ssl.socketFactory", sockets));
    this.session = Session.getInstance(properties);
  }

  /** What ends under a silence ends silently. */
  @Override
  public boolean wants(AlertTransition transition) {
    boolean silent =
        transition.getState().equals("RESOLVED") && transition.getFromState().equals(SILENCED);
    return settings.states().contains(transition.getState())
        && !transition.getKind().equals(WATCHDOG)
        && !silent;
  }

  @Override
  public Outcome deliver(AlertTransition transition) {
    try {
      send(EmailMessage.of(transition, settings, session));
      return Outcome.delivered();
    } catch (SendFailedException e) {
      return outcome(e);
    } catch (MessagingException e) {
      return Outcome.failed(reason(e));
    }
  }

  @Override
  public void close() {
    // A connection lives no longer than its mail.
  }

  private void send(EmailMessage message) throws MessagingException {
    EmailSettings.Server server = settings.server();
    String user = server.login().map(EmailSettings.Login::name).orElse(null);
    String password = server.login().map(login -> login.password().reveal()).orElse(null);
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(server.host(), server.port(), user, password);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static Outcome outcome(SendFailedException failure) {
    int sent = failure.getValidSentAddresses() == null ? 0 : failure.getValidSentAddresses().length;
    if (sent > 0) {
      // Sending it again would bother those who have it.
      log.warn(
          "sent to {} receivers, not to {}: {}",
          sent,
          Arrays.toString(failure.getInvalidAddresses()),
          reason(failure));
      return Outcome.delivered();
    }
    return isPermanent(failure)
        ? Outcome.refused(reason(failure))
        : Outcome.failed(reason(failure));
  }

  private static boolean isPermanent(SendFailedException failure) {
    for (Exception cause = failure;
        cause != null;
        cause = cause instanceof MessagingException mail ? mail.getNextException() : null) {
      if (code(cause) >= PERMANENT) {
        return true;
      }
    }
    return false;
  }

  private static int code(Exception failure) {
    if (failure instanceof SMTPSendFailedException send) {
      return send.getReturnCode();
    }
    if (failure instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    return failure instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
  }

  private static String reason(MessagingException failure) {
    String next = failure.getNextException() == null ? "" : ": " + failure.getNextException();
    return (failure + next).replaceAll("\\p{Cntrl}+", " ");
  }

  private static Properties properties(EmailSettings.Server server) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", server.host());
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    properties.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", "true");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MS);
    properties.put("mail.smtp.timeout", TIMEOUT_MS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MS);
    properties.put("mail.smtp.sendpartial", "true");
    return properties;
  }
}
