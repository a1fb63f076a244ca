package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import vn.dxpulse.dashboard.notify.Channel;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Notifier;
import vn.dxpulse.dashboard.notify.NotifySettings;
import vn.dxpulse.dashboard.notify.RetryPlan;
import vn.dxpulse.schemas.connect.Connection;

/** Mixed into every command that tells somebody of alerts; the command names its own options. */
final class NotifyOptions {

  @Mixin private ConnectionOptions connection;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML file with the options below by name, such as 'url: ...'; the command line and the"
              + " environment win.")
  private Optional<Path> config;

  @Option(
      names = "--group",
      paramLabel = "ID",
      description =
          "Consumer group; each one is told everything by itself (default: dxpulse-notify- and the"
              + " command's name).")
  private Optional<String> group;

  @Option(
      names = "--link-base",
      paramLabel = "URL",
      description = "Where people reach the dashboard; links lead there (default: paths only).")
  private Optional<String> linkBase;

  @Option(
      names = "--parked",
      paramLabel = "FILE",
      description =
          "Where transitions go that the receiver refuses for good (default:"
              + " dxpulse/notify/GROUP.jsonl in the user's cache directory).")
  private Optional<String> parked;

  /**
   * Delivers until stopped.
   *
   * @param channel made of the command's own options
   * @throws InvalidSettings naming every option that cannot be used
   */
  ExitCode run(CommandSpec spec, BiFunction<NotifyValues, LinkBase, ChannelMaker> channel)
      throws InterruptedException {
    Connection to = connection.connection();
    NotifyValues values = NotifyValues.of(spec, config);
    NotifySettings settings = settings(values, spec.name());
    ChannelMaker maker = channel.apply(values, values.linkBase(linkBase));
    values.check();
    try (StopSignal stop = StopSignal.install(spec.commandLine().getErr());
        Notifier notifier = Notifier.start(to, settings, maker.open(to))) {
      spec.commandLine().getOut().println("notifying as " + settings.group());
      stop.awaitUnless(List.of(notifier::failure));
      return ExitCode.OK;
    }
  }

  private NotifySettings settings(NotifyValues values, String command) {
    String name = values.text("group", group).orElse("dxpulse-notify-" + command);
    Path file =
        values
            .text("parked", parked)
            .map(Path::of)
            .orElseGet(() -> CacheDirectory.ofUser("notify").resolve(name + ".jsonl"));
    return new NotifySettings(name, file, RetryPlan.defaults());
  }

  /** Opens a channel once all options are known to be right. */
  interface ChannelMaker {
    Channel open(Connection connection);
  }
}
