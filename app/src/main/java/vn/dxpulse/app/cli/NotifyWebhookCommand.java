package vn.dxpulse.app.cli;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Secret;
import vn.dxpulse.dashboard.notify.http.AddressRule;
import vn.dxpulse.dashboard.notify.http.Cidr;
import vn.dxpulse.dashboard.notify.webhook.WebhookChannel;
import vn.dxpulse.dashboard.notify.webhook.WebhookSettings;

/** {@code dxpulse notify webhook}. */
@Command(
    name = "webhook",
    description = {
      "Posts transitions of alerts as signed JSON to an address until stopped.",
      "The secret is read from --secret-file or DXPULSE_WEBHOOK_SECRET."
    })
final class NotifyWebhookCommand implements Callable<ExitCode> {

  @Mixin private NotifyOptions options;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where to post, http or https; redirects are not followed.")
  private Optional<String> url;

  @Option(
      names = "--allow",
      paramLabel = "ADDRESS",
      description =
          "Private addresses or blocks such as 10.1.2.0/24 that may be called, separated by commas"
              + " (default: public ones only).")
  private Optional<String> allow;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "File with the secret for signatures, at least 16 bytes.")
  private Optional<String> secretFile;

  @Option(
      names = "--states",
      paramLabel = "STATE",
      description = "Only transitions to these states, separated by commas (default: all).")
  private Optional<String> states;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    return options.run(spec, this::channel);
  }

  private NotifyOptions.ChannelMaker channel(NotifyValues values, LinkBase links) {
    URI address = values.url("url", url);
    Secret secret = values.secret("secret-file", secretFile, "DXPULSE_WEBHOOK_SECRET");
    Set<String> wanted = values.states(states, Set.of());
    Optional<WebhookSettings> settings =
        values.made(() -> new WebhookSettings(address, secret, addresses(values), wanted, links));
    return connection -> new WebhookChannel(settings.orElseThrow());
  }

  private AddressRule addresses(NotifyValues values) {
    return new AddressRule(values.list("allow", allow).stream().map(Cidr::parse).toList());
  }
}
