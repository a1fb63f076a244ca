package vn.dxpulse.app.cli;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.Parts;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.app.targets.TargetDiff;
import vn.dxpulse.app.targets.TargetPublisher;
import vn.dxpulse.dashboard.Dashboard;
import vn.dxpulse.dashboard.DashboardSettings;
import vn.dxpulse.producers.figures.PublishedFigures;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.producers.simulate.Simulator;
import vn.dxpulse.producers.simulate.SimulatorSettings;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.targets.TargetList;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * Every part in one process: broker and registry, streams, targets, published figures, simulated
 * provinces and the dashboard. Closes in reverse order.
 */
final class Demo implements AutoCloseable {

  private static final URI FIGURES = URI.create("urn:dxpulse:published-figures");
  private static final String STREAMS_ID = "dxpulse-demo";

  private final Parts parts = new Parts("the demo");
  private StreamsApplication streams;
  private Simulator simulator;
  private Dashboard dashboard;

  private Demo() {}

  /** Starts every part; a failure closes those that were open. */
  static Demo start(DemoSettings settings) {
    Demo demo = new Demo();
    try {
      demo.open(settings);
      return demo;
    } catch (RuntimeException | Error e) {
      demo.parts.closeAfter(e);
      throw e;
    }
  }

  /** Port of the dashboard. */
  int port() {
    return dashboard.port();
  }

  /** What made a part stop by itself, one per part. */
  List<Supplier<Optional<Throwable>>> failures() {
    return List.of(streams::failure, simulator::failure, dashboard::failure);
  }

  /** Waits until counters are served; false if the process is told to stop before. */
  boolean awaitFirstCounters(StopSignal stop) throws InterruptedException {
    return stop.awaitUntil(dashboard::ready, failures());
  }

  @Override
  public void close() {
    parts.close();
  }

  private void open(DemoSettings settings) {
    EmbeddedStack stack =
        parts.opened(EmbeddedStack.start(StackSettings.in(settings.data(), settings.partitions())));
    Connection connection = stack.connection();
    dashboard =
        parts.opened(
            Dashboard.start(
                connection, DashboardSettings.at(DashboardSettings.DEFAULT_HOST, settings.port())));
    streams = parts.opened(new StreamsApplication(streamsSettings(connection, settings)));
    streams.start();
    applyTargets(stack);
    publishFigures(stack);
    startSimulator(stack, settings);
  }

  /** The shipped ones, unless somebody has applied others to this data before. */
  private static void applyTargets(EmbeddedStack stack) {
    try (TargetPublisher publisher = TargetPublisher.open(stack.connection(), stack.topics())) {
      TargetDiff diff =
          publisher.diff(TargetList.shipped(KpiCatalogue.shipped(), UnitRegistryFile.vietnam()));
      if (diff.removed().isEmpty() && diff.changed().isEmpty() && diff.unchanged() == 0) {
        publisher.publish(diff);
      }
    }
  }

  private void publishFigures(EmbeddedStack stack) {
    try (EventPublisher publisher =
        new EventPublisher(stack.connection(), stack.topics(), FIGURES)) {
      PublishedFigures.shipped().forEach(figure -> publisher.publish(Fact.of(figure)));
    }
  }

  private void startSimulator(EmbeddedStack stack, DemoSettings settings) {
    SimulatorSettings simulation = SimulatorSettings.of(settings.seed(), settings.ratePerSecond());
    EventPublisher publisher =
        parts.opened(
            new EventPublisher(stack.connection(), stack.topics(), Simulator.source(simulation)));
    simulator =
        parts.opened(
            new Simulator(simulation, UnitRegistryFile.vietnam(), publisher, Clock.systemUTC()));
    simulator.start();
  }

  private static StreamsSettings streamsSettings(Connection connection, DemoSettings settings) {
    return new StreamsSettings(
        connection,
        STREAMS_ID,
        UnitRegistryFile.vietnam(),
        KpiCatalogue.shipped(),
        settings.data().resolve("streams"),
        StreamsSettings.Tuning.DEFAULT,
        TimeSource.WALL);
  }
}
