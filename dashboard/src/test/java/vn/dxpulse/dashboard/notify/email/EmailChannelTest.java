package vn.dxpulse.dashboard.notify.email;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dxpulse.dashboard.sample.SampleAlert.anAlert;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Outcome;
import vn.dxpulse.dashboard.notify.Secret;
import vn.dxpulse.dashboard.sample.SampleAlert;

/** Mail to a real server that asks for STARTTLS and a login. */
@Timeout(60)
class EmailChannelTest {

  private static final Secret PASSWORD = new Secret("mail password");

  private static TestCertificate ofLocalhost;
  private static TestCertificate ofAnother;

  private final List<byte[]> mails = new CopyOnWriteArrayList<>();
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<RejectException>> rejection =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<String> unknown = new AtomicReference<>("");
  private SMTPServer server;

  @BeforeAll
  static void makeCertificates(@TempDir Path directory) throws Exception {
    ofLocalhost = TestCertificate.forHost("localhost", directory);
    ofAnother = TestCertificate.forHost("mail.example.org", directory);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendsBothLanguagesOverAnEncryptedConnection() throws Exception {
    server = start(ofLocalhost, true);
    SampleAlert alert = anAlert().transition("ab12").owner("Lan", "đếm lại");

    assertThat(channel(ofLocalhost, PASSWORD).deliver(alert.build()))
        .isEqualTo(Outcome.delivered());

    assertThat(recipients).containsExactly("ops@example.org", "lan@example.org");
    MimeMessage mail = mail(0);
    assertThat(mail.getMessageID()).isEqualTo("<ab12.dxpulse@dx.example.org>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate()).isEqualTo(SampleAlert.FIRED);
    assertThat(mail.getSubject())
        .isEqualTo("[DX Pulse] Đang cảnh báo: TN-DIGI-ENT-2025 (cảnh báo) / Firing (warning)");
    assertThat(mail.getContent().toString())
        .isEqualTo(
            """
            Thái Nguyên có 520 doanh nghiệp số, cần 640 vào lúc này

            Trạng thái: Đang cảnh báo
            Mức độ: cảnh báo
            Từ lúc: 01/08/2025 10:00
            Người nhận việc: Lan

            Thai Nguyen has 520 digital enterprises, 640 expected by now

            State: Firing
            Severity: warning
            Since: 01/08/2025 10:00 (+07:00)
            Owner: Lan

            Ghi chú / Comment: đếm lại
            Đơn vị / Unit: 19@2025-07-01
            Chỉ số / KPI: digital_enterprises
            Cảnh báo / Alert: slipping|TN-DIGI-ENT-2025
            Xem / See: https://dx.example.org/?target=TN-DIGI-ENT-2025
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aSecondCopyHasTheSameMessageId() throws Exception {
    server = start(ofLocalhost, true);
    EmailChannel channel = channel(ofLocalhost, PASSWORD);

    channel.deliver(anAlert().build());
    channel.deliver(anAlert().build());

    assertThat(mail(1).getMessageID()).isEqualTo(mail(0).getMessageID());
  }

  @Test
  void aLineBreakInARowMakesNoHeader() throws Exception {
    server = start(ofLocalhost, true);
    String subject = "x\r\nBcc: everybody@example.org";

    channel(ofLocalhost, PASSWORD).deliver(anAlert().alert("slipping", subject).build());

    assertThat(mail(0).getHeader("Bcc")).isNull();
    assertThat(recipients).containsExactly("ops@example.org", "lan@example.org");
  }

  @Test
  void noEncryptionNoMail() throws Exception {
    server = start(ofLocalhost, false);

    Outcome outcome = channel(ofLocalhost, PASSWORD).deliver(anAlert().build());

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
    assertThat(outcome.reason()).contains("STARTTLS is required");
    assertThat(mails).isEmpty();
  }

  @Test
  void aCertificateOfAnotherNameOrOfNobodyKnownIsNotTrusted() throws Exception {
    server = start(ofAnother, true);

    assertThat(channel(ofAnother, PASSWORD).deliver(anAlert().build()).kind())
        .as("trusted, of another name")
        .isEqualTo(Outcome.Kind.FAILED);
    assertThat(channel(ofLocalhost, PASSWORD).deliver(anAlert().build()).kind())
        .as("not trusted")
        .isEqualTo(Outcome.Kind.FAILED);
    assertThat(mails).isEmpty();
  }

  @Test
  void aWrongPasswordHasFailedAndIsNotShown() throws Exception {
    server = start(ofLocalhost, true);

    Outcome outcome = channel(ofLocalhost, new Secret("wrong password")).deliver(anAlert().build());

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
    assertThat(outcome.reason()).contains("535").doesNotContain("wrong password");
  }

  @Test
  void theServersCodeSaysWhetherToTryAgain() throws Exception {
    server = start(ofLocalhost, true);
    EmailChannel channel = channel(ofLocalhost, PASSWORD);

    rejection.set(Optional.of(new RejectException(552, "too large")));
    assertThat(channel.deliver(anAlert().build()).kind()).isEqualTo(Outcome.Kind.REFUSED);
    rejection.set(Optional.of(new RejectException(451, "try again later")));
    assertThat(channel.deliver(anAlert().build()).kind()).isEqualTo(Outcome.Kind.FAILED);
    unknown.set("example.org");
    assertThat(channel.deliver(anAlert().build()).kind())
        .as("no receiver is known")
        .isEqualTo(Outcome.Kind.REFUSED);
  }

  @Test
  void thoseWhoseAddressIsGoodGetTheirMailOnce() throws Exception {
    server = start(ofLocalhost, true);
    unknown.set("lan@");

    assertThat(channel(ofLocalhost, PASSWORD).deliver(anAlert().build()))
        .isEqualTo(Outcome.delivered());

    assertThat(recipients).containsExactly("ops@example.org");
    assertThat(mails).hasSize(1);
  }

  @Test
  void nobodyThereHasFailed() throws Exception {
    server = start(ofLocalhost, true);
    EmailChannel channel = channel(ofLocalhost, PASSWORD);
    server.stop();

    assertThat(channel.deliver(anAlert().build()).kind()).isEqualTo(Outcome.Kind.FAILED);
  }

  @Test
  void whatPeopleNeedNotHearOfIsNotWanted() throws Exception {
    server = start(ofLocalhost, true);
    EmailChannel channel = channel(ofLocalhost, PASSWORD);

    assertThat(channel.wants(anAlert().build())).isTrue();
    assertThat(channel.wants(anAlert().from("FIRING").state("RESOLVED").build())).isTrue();
    assertThat(channel.wants(anAlert().from("SILENCED").state("RESOLVED").build())).isFalse();
    assertThat(channel.wants(anAlert().state("PENDING").build())).isFalse();
    assertThat(channel.wants(anAlert().state("SILENCED").build())).isFalse();
    assertThat(channel.wants(anAlert().kind("watchdog").build())).isFalse();
  }

  private EmailChannel channel(TestCertificate trusted, Secret password) {
    EmailSettings settings =
        new EmailSettings(
            new EmailSettings.Server(
                "localhost",
                server.getPortAllocated(),
                Optional.of(new EmailSettings.Login("dxpulse", password))),
            "DX Pulse <alerts@dx.example.org>",
            List.of("ops@example.org", "Lan <lan@example.org>"),
            EmailSettings.DEFAULT_STATES,
            LinkBase.of(URI.create("https://dx.example.org")));
    return new EmailChannel(settings, Optional.of(trusted.context().getSocketFactory()));
  }

  private SMTPServer start(TestCertificate certificate, boolean encrypted) {
    SMTPServer smtp =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .enableTLS(encrypted)
            .requireTLS(encrypted)
            .startTlsSocketFactory(certificate.context())
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, password, context) -> {
                      if (!user.equals("dxpulse") || !password.equals(PASSWORD.reveal())) {
                        throw new LoginFailedException();
                      }
                    }))
            .requireAuth(true)
            .messageHandlerFactory(Inbox::new)
            .build();
    smtp.start();
    return smtp;
  }

  private MimeMessage mail(int index) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(mails.get(index)));
  }

  /** Takes one mail, unless the test rejects it. */
  private final class Inbox implements MessageHandler {

    Inbox(MessageContext context) {
      assertThat(context.getAuthenticationHandler()).isPresent();
    }

    @Override
    public void from(String from) {
      // Nobody is refused for it.
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      if (!unknown.get().isEmpty() && recipient.contains(unknown.get())) {
        throw new RejectException(550, "no such person");
      }
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      byte[] bytes = data.readAllBytes();
      if (rejection.get().isPresent()) {
        throw rejection.get().get();
      }
      mails.add(bytes);
      return null; // the server's usual answer
    }

    @Override
    public void done() {
      // The next mail has a handler of its own.
    }
  }
}
