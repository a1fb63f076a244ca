package vn.dxpulse.dashboard.notify.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import vn.dxpulse.schemas.row.AlertTransition;

/**
 * Mail about one transition. Its Message-ID is made of the transition's id, so that a mail server
 * or reader can tell a second copy.
 */
final class EmailMessage extends MimeMessage {

  private final String messageId;

  private EmailMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * The mail about {@code transition}.
   *
   * @throws MessagingException if an address of the settings is none
   */
  static EmailMessage of(AlertTransition transition, EmailSettings settings, Session session)
      throws MessagingException {
    InternetAddress from = new InternetAddress(settings.from(), true);
    String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    String id = transition.getTransition().replaceAll("[^A-Za-z0-9._-]", "_");
    EmailMessage message = new EmailMessage(session, "<" + id + ".dxpulse@" + domain + ">");
    EmailText text = new EmailText(transition, settings.links());
    message.setFrom(from);
    for (String to : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
    message.setText(text.body(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(transition.getAt()));
    // RFC 3834: nobody's absence is to answer.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
