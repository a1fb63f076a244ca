package vn.dxpulse.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.email.EmailChannel;
import vn.dxpulse.dashboard.notify.email.EmailSettings;

/** {@code dxpulse notify email}. */
@Command(
    name = "email",
    description = {
      "Sends a mail per transition of an alert, in Vietnamese and English, until stopped.",
      "The password is read from --password-file or DXPULSE_SMTP_PASSWORD."
    })
final class NotifyEmailCommand implements Callable<ExitCode> {

  @Mixin private NotifyOptions options;

  @Option(
      names = "--smtp",
      paramLabel = "HOST:PORT",
      description = "Server for outgoing mail; it must offer STARTTLS.")
  private Optional<String> smtp;

  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      description = "Sender, such as 'DX Pulse <alerts@example.org>'.")
  private Optional<String> from;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      description = "Receivers, separated by commas; all stand in one mail.")
  private Optional<String> to;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "Name to log in with (default: no login).")
  private Optional<String> username;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File with the password of --username.")
  private Optional<String> passwordFile;

  @Option(
      names = "--states",
      paramLabel = "STATE",
      description =
          "Only transitions to these states, separated by commas (default:"
              + " FIRING,ACKNOWLEDGED,RESOLVED).")
  private Optional<String> states;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    return options.run(spec, this::channel);
  }

  private NotifyOptions.ChannelMaker channel(NotifyValues values, LinkBase links) {
    String server = values.required("smtp", smtp);
    String sender = values.required("from", from);
    List<String> receivers = values.list("to", to);
    Optional<EmailSettings.Login> login =
        values.text("username", username).map(name -> login(name, values));
    Set<String> wanted = values.states(states, EmailSettings.DEFAULT_STATES);
    Optional<EmailSettings> settings =
        values.made(
            () ->
                new EmailSettings(
                    EmailSettings.Server.of(server, login), sender, receivers, wanted, links));
    return connection -> new EmailChannel(settings.orElseThrow());
  }

  private EmailSettings.Login login(String name, NotifyValues values) {
    return new EmailSettings.Login(
        name, values.secret("password-file", passwordFile, "DXPULSE_SMTP_PASSWORD"));
  }
}
