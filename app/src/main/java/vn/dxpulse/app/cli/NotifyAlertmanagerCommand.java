package vn.dxpulse.app.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.alertmanager.AlertmanagerChannel;
import vn.dxpulse.dashboard.notify.alertmanager.AlertmanagerSettings;

/** {@code dxpulse notify alertmanager}. */
@Command(
    name = "alertmanager",
    description = {
      "Sends alerts to Prometheus' Alertmanager until stopped.",
      "Those that fire are sent again and again; the watchdog only while the pipeline lives."
    })
final class NotifyAlertmanagerCommand implements Callable<ExitCode> {

  @Mixin private NotifyOptions options;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Base address of Alertmanager, such as http://localhost:9093.")
  private Optional<String> url;

  @Option(
      names = "--resend",
      paramLabel = "DURATION",
      description =
          "How often firing alerts are sent again, ISO 8601; four times as long without one"
              + " resolves them there (default: PT1M).")
  private Optional<String> resend;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    return options.run(spec, this::channel);
  }

  private NotifyOptions.ChannelMaker channel(NotifyValues values, LinkBase links) {
    Duration interval = values.duration("resend", resend, AlertmanagerSettings.DEFAULT_RESEND);
    URI address = values.url("url", url);
    Optional<AlertmanagerSettings> settings =
        values.made(() -> new AlertmanagerSettings(address, interval, links));
    return connection -> AlertmanagerChannel.open(connection, settings.orElseThrow());
  }
}
