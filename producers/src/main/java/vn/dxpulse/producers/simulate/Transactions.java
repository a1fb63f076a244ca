package vn.dxpulse.producers.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;

/** Makes up resolved dossiers. */
final class Transactions {

  // Most dossiers take a good part of the time allowed; a late one runs over by a third on average.
  private static final double SHORTEST_SHARE = 0.05;
  private static final double MEAN_OVERRUN_SHARE = 0.33;
  private static final Duration TYPICAL_WITHOUT_DUE_DATE = Duration.ofHours(6);

  private final RandomGenerator random;
  private final Weighted<SimulatedService> services =
      new Weighted<>(SimulatedService.all(), SimulatedService::weight);
  private final Weighted<OfflineChannel> offlineChannels =
      new Weighted<>(List.of(OfflineChannel.values()), OfflineChannel::weight);

  Transactions(RandomGenerator random) {
    this.random = random;
  }

  /** A dossier that {@code province} resolved at {@code time}. */
  Fact<OnlineServiceTransactionCompleted> next(String id, Province province, Instant time) {
    SimulatedService service = services.pick(random);
    boolean online = chance(province.online());
    Instant submittedAt = time.minus(processing(service, province));
    return Fact.of(
        OnlineServiceTransactionCompleted.newBuilder()
            .setEventId(id)
            .setEventTime(time)
            .setProvinceCode(province.unit().code())
            .setServiceCode(service.code())
            .setSubmittedAt(submittedAt)
            .setDueAt(service.allowed().map(submittedAt::plus).orElse(null))
            .setChannel(online ? "ONLINE" : offlineChannels.pick(random).name())
            .setHandling(handling(online, province))
            .setFeeVnd(service.feeVnd())
            .setPaidOnline(service.feeVnd() > 0 && online && chance(province.paidOnline()))
            .setSimulated(true)
            .build());
  }

  private Duration processing(SimulatedService service, Province province) {
    Optional<Duration> allowed = service.allowed();
    if (allowed.isEmpty()) {
      return scaled(TYPICAL_WITHOUT_DUE_DATE, random.nextExponential());
    }
    if (chance(province.onTime())) {
      // The larger of two draws: finished early now and then, mostly near the due date.
      double share = Math.max(random.nextDouble(), random.nextDouble());
      return scaled(allowed.get(), SHORTEST_SHARE + (1 - SHORTEST_SHARE) * share);
    }
    return scaled(allowed.get(), 1 + MEAN_OVERRUN_SHARE * random.nextExponential()).plusMillis(1);
  }

  private String handling(boolean online, Province province) {
    if (!online) {
      return "OFFLINE";
    }
    return chance(province.fullProcess()) ? "FULL_PROCESS" : "PARTIAL";
  }

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private static Duration scaled(Duration duration, double factor) {
    return Duration.ofMillis((long) (duration.toMillis() * factor));
  }

  /** Ways to submit that are not online, with how often each is used. */
  private enum OfflineChannel {
    COUNTER(75),
    ASSISTED(13),
    POST(9),
    PHONE(3);

    private final double weight;

    OfflineChannel(double weight) {
      this.weight = weight;
    }

    double weight() {
      return weight;
    }
  }
}
