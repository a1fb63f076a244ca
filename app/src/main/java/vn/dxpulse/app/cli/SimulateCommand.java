package vn.dxpulse.app.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.producers.simulate.Simulator;
import vn.dxpulse.producers.simulate.SimulatorSettings;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;

/** {@code dxpulse simulate}. */
@Command(
    name = "simulate",
    description = {
      "Publishes simulated events of the provinces of today until stopped.",
      "Every row that they touch is marked as simulated."
    })
final class SimulateCommand implements Callable<ExitCode> {

  @Mixin private ConnectionOptions connection;

  @Mixin private UnitsOptions units;

  @Option(
      names = "--rate-per-second",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "Events per second on average; the hour and the day of the week vary it (default:"
              + " ${DEFAULT-VALUE}).")
  private double ratePerSecond;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the simulation (default: a new one each time, printed at start).")
  private Optional<Long> seed;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() throws InterruptedException {
    SimulatorSettings settings =
        SimulatorSettings.of(seed.orElseGet(() -> new Random().nextLong()), ratePerSecond);
    Connection to = connection.connection();
    Topics topics = TopicCreator.existing(to);
    try (StopSignal stop = StopSignal.install(spec.commandLine().getErr());
        EventPublisher publisher = new EventPublisher(to, topics, Simulator.source(settings));
        Simulator simulator =
            new Simulator(settings, units.registry(), publisher, Clock.systemUTC())) {
      spec.commandLine().getOut().println("simulating with seed " + settings.seed());
      simulator.start();
      stop.awaitUnless(List.of(simulator::failure));
      return ExitCode.OK;
    }
  }
}
