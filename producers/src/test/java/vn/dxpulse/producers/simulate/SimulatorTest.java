package vn.dxpulse.producers.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.producers.publish.FactSink;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SimulatorTest {

  private static final Instant START = Instant.parse("2026-01-05T02:00:00Z");

  private final UnitRegistry vietnam = UnitRegistryFile.vietnam();
  private final SimulatorSettings settings = SimulatorSettings.of(7, 100);

  @Test
  void publishesUntilItIsClosedAndFlushes() throws InterruptedException {
    CountDownLatch hundred = new CountDownLatch(100);
    AtomicBoolean flushed = new AtomicBoolean();
    FactSink sink = sink(fact -> hundred.countDown(), () -> flushed.set(true));
    Simulator simulator = new Simulator(settings, vietnam, sink, new SteppingClock());

    try (simulator) {
      simulator.start();
      assertThat(hundred.await(20, TimeUnit.SECONDS)).isTrue();
    }

    long published = simulator.published();
    assertThat(published).isGreaterThanOrEqualTo(100);
    assertThat(flushed).isTrue();
    simulator.awaitEnd();
    assertThat(simulator.published()).isEqualTo(published);
  }

  @Test
  void aFailureOfTheSinkEndsItAndComesOut() {
    IllegalStateException cause = new IllegalStateException("not delivered");
    FactSink broken =
        sink(
            fact -> {
              throw cause;
            },
            () -> {});
    Simulator simulator = new Simulator(settings, vietnam, broken, new SteppingClock());

    simulator.start();

    assertThatThrownBy(simulator::awaitEnd)
        .isInstanceOf(SimulationFailed.class)
        .hasMessage("the simulation has ended: not delivered")
        .hasCause(cause);
    assertThatThrownBy(simulator::close).isInstanceOf(SimulationFailed.class);
  }

  @Test
  void aSimulatorThatNeverStartedClosesAtOnce() {
    Simulator simulator =
        new Simulator(settings, vietnam, sink(fact -> {}, () -> {}), new SteppingClock());

    simulator.close();

    assertThat(simulator.published()).isZero();
  }

  @Test
  void namesItsSeedAsTheSource() {
    assertThat(Simulator.source(settings)).hasToString("urn:dxpulse:simulator:7");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> SimulatorSettings.of(1, 0))
        .hasMessage("ratePerSecond must be above 0 and at most 1000000, got 0.0");
    assertThatThrownBy(() -> settings.withDuplicateShare(1.5))
        .hasMessage("duplicateShare must be in 0..1, got 1.5");
    assertThatThrownBy(() -> new SimulatorSettings(1, 1, 0, Double.NaN))
        .hasMessage("enterpriseShare must be in 0..1, got NaN");
  }

  private static FactSink sink(Consumer<Fact<?>> onFact, Runnable onFlush) {
    return new FactSink() {
      @Override
      public void publish(Fact<?> fact) {
        onFact.accept(fact);
      }

      @Override
      public void flush() {
        onFlush.run();
      }
    };
  }

  /** Is 100 ms later each time it is looked at. */
  private static final class SteppingClock extends Clock {

    private final AtomicReference<Instant> time = new AtomicReference<>(START);

    @Override
    public Instant instant() {
      return time.getAndUpdate(now -> now.plus(Duration.ofMillis(100)));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
