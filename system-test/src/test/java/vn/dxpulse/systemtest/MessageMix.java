package vn.dxpulse.systemtest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import vn.dxpulse.schemas.topic.KeyPartition;
import vn.dxpulse.systemtest.Message.Content;
import vn.dxpulse.systemtest.Message.Garbage;
import vn.dxpulse.systemtest.Message.Route;

/**
 * Messages of a seed: new facts, copies, conflicts and garbage, some of them in partitions that are
 * not theirs. Times are relative to the moment of sending; all else is the seed's alone.
 *
 * <p>Which of two copies counts must be known to the oracle. So copies of an event take the same
 * way, where they cannot overtake each other, unless all before the present stretch was settled.
 */
final class MessageMix {

  private final SplittableRandom random;
  private final int partitions;
  private final FactMix facts;
  private final List<Known> known = new ArrayList<>();
  private int stretch;
  private int settledBefore;

  MessageMix(long seed, int partitions) {
    this.random = new SplittableRandom(seed);
    this.partitions = partitions;
    this.facts = new FactMix(random.split());
  }

  /**
   * Begins the next stretch.
   *
   * @param isSettled true if the application has counted all messages so far
   */
  void beginStretch(boolean isSettled) {
    stretch++;
    if (isSettled) {
      settledBefore = stretch;
    }
  }

  /** The next message, sent at {@code now}. */
  Message next(Instant now) {
    int dice = random.nextInt(100);
    if (dice < 12 && !known.isEmpty()) {
      return copy(dice < 3);
    }
    if (dice < 14) {
      FactKind kind = FactKind.values()[random.nextInt(FactKind.values().length)];
      Garbage garbage = Garbage.values()[random.nextInt(Garbage.values().length)];
      return new Message(kind, Content.of(garbage), route("01"), stretch);
    }
    SentFact fact = facts.next(now);
    Known latest = new Known(fact, route(fact.key()), stretch);
    known.add(latest);
    return message(latest, fact);
  }

  private Message copy(boolean altered) {
    Known earlier = known.get(random.nextInt(known.size()));
    if (earlier.stretch < settledBefore && random.nextBoolean()) {
      earlier.route = route(earlier.fact.key());
    }
    earlier.stretch = stretch;
    return message(earlier, altered ? earlier.fact.altered() : earlier.fact);
  }

  private Message message(Known event, SentFact fact) {
    return new Message(fact.kind(), Content.of(fact), event.route, stretch);
  }

  private Route route(String key) {
    int dice = random.nextInt(100);
    if (dice < 80) {
      return new Route(Optional.of(key), KeyPartition.of(key, partitions));
    }
    if (dice < 90) {
      return new Route(Optional.of(key), librdkafkaPartition(key));
    }
    if (dice < 95) {
      String wrong = CrashUnits.LASTING.get(random.nextInt(CrashUnits.LASTING.size()));
      return new Route(Optional.of(wrong), KeyPartition.of(wrong, partitions));
    }
    return new Route(Optional.empty(), random.nextInt(partitions));
  }

  private int librdkafkaPartition(String key) {
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    return (int) (crc.getValue() % partitions);
  }

  /** An event that was sent, and how the last time. */
  private static final class Known {
    private final SentFact fact;
    private Route route;
    private int stretch;

    Known(SentFact fact, Route route, int stretch) {
      this.fact = fact;
      this.route = route;
      this.stretch = stretch;
    }
  }
}
