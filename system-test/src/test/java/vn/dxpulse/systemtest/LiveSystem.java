package vn.dxpulse.systemtest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import vn.dxpulse.app.stack.EmbeddedStack;
import vn.dxpulse.app.stack.Parts;
import vn.dxpulse.app.stack.StackSettings;
import vn.dxpulse.dashboard.Dashboard;
import vn.dxpulse.dashboard.DashboardSettings;
import vn.dxpulse.producers.figures.PublishedFigures;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.producers.simulate.Simulator;
import vn.dxpulse.producers.simulate.SimulatorSettings;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsApplication;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * Everything that the demo runs, in this process, with parts that can be stopped one by one: broker
 * and registry, dashboard, streams, the published figures and simulated provinces.
 */
final class LiveSystem implements AutoCloseable {

  static final String APPLICATION = "live-system";

  private static final long SEED = 20_250_701;

  /** On average; at night in Vietnam it is a fifth. */
  private static final double EVENTS_PER_SECOND = 500;

  private static final URI FIGURES = URI.create("urn:dxpulse:published-figures");

  private final Parts parts = new Parts("the live system");
  private final EmbeddedStack stack;
  private final Dashboard dashboard;
  private final StreamsApplication streams;
  private final EventPublisher publisher;
  private final Simulator simulator;

  private LiveSystem(Path directory, AlertRules rules) {
    stack = parts.opened(EmbeddedStack.start(StackSettings.in(directory.resolve("stack"), 4)));
    dashboard =
        parts.opened(
            Dashboard.start(connection(), DashboardSettings.at(DashboardSettings.DEFAULT_HOST, 0)));
    streams =
        parts.opened(
            new StreamsApplication(
                new StreamsSettings(
                    connection(),
                    APPLICATION,
                    UnitRegistryFile.vietnam(),
                    KpiCatalogue.shipped(),
                    directory.resolve("streams"),
                    StreamsSettings.Tuning.DEFAULT,
                    TimeSource.WALL,
                    rules)));
    SimulatorSettings simulation = SimulatorSettings.of(SEED, EVENTS_PER_SECOND);
    publisher =
        parts.opened(new EventPublisher(connection(), topics(), Simulator.source(simulation)));
    simulator =
        parts.opened(
            new Simulator(simulation, UnitRegistryFile.vietnam(), publisher, Clock.systemUTC()));
  }

  /** Starts every part but the simulated provinces; the dashboard is ready. */
  static LiveSystem start(Path directory) {
    return start(directory, AlertRules.shipped());
  }

  /** The same with other alert rules. */
  static LiveSystem start(Path directory, AlertRules rules) {
    LiveSystem system = new LiveSystem(directory, rules);
    try {
      system.streams.start();
      system.publishFigures();
      Awaitility.await("dashboard ready")
          .atMost(Duration.ofSeconds(60))
          .until(system.dashboard::ready);
      return system;
    } catch (RuntimeException | Error e) {
      system.parts.closeAfter(e);
      throw e;
    }
  }

  Connection connection() {
    return stack.connection();
  }

  Topics topics() {
    return stack.topics();
  }

  /** Address of the dashboard, without a path. */
  URI address() {
    return dashboard.address();
  }

  /** Lets the provinces begin to send; once. */
  void startSimulator() {
    simulator.start();
  }

  /** Facts that the provinces have sent. */
  long simulated() {
    return simulator.published();
  }

  /** Returns when everything that the provinces have sent is in the topics. */
  void stopSimulator() {
    simulator.close();
  }

  /** Ends the streams part; nothing changes any more. */
  void stopStreams() {
    streams.close();
  }

  @Override
  public void close() {
    parts.close();
  }

  private void publishFigures() {
    try (EventPublisher figures = new EventPublisher(connection(), topics(), FIGURES)) {
      PublishedFigures.shipped().forEach(figure -> figures.publish(Fact.of(figure)));
    }
  }
}
