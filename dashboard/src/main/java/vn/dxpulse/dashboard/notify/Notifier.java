package vn.dxpulse.dashboard.notify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.dxpulse.dashboard.rows.RegistryUnreachable;
import vn.dxpulse.dashboard.rows.RowIntake;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.AlertTransition;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Delivers the transitions of alerts over one channel: each at least once, one after another in the
 * order of the log, and commits an offset only when all before it is delivered.
 *
 * <p>A receiver that is away is called again by the {@link RetryPlan}, for as long as it takes;
 * everything else waits behind. A transition that it refuses again and again is parked: written to
 * a file, then passed over. Transitions of replays ({@code notify} false), those that the channel
 * does not want and those that were delivered before are passed over at once.
 */
public final class Notifier implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Notifier.class);

  /** Longest time without looking after group, channel and clock. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final TransitionFeed feed;
  private final RowIntake intake;
  private final Channel channel;
  private final NotifySettings settings;
  private final ParkedFile parkedFile;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final SentIds sent = new SentIds();
  private final AtomicLong parked = new AtomicLong();
  private final Thread thread = new Thread(this::run, "notifier");
  private Optional<AlertTransition> decoded = Optional.empty();
  private Attempts attempts;
  private volatile boolean closing;
  private volatile Throwable failure;

  Notifier(
      TransitionFeed feed,
      AvroValues values,
      Channel channel,
      NotifySettings settings,
      InstantSource clock,
      RandomGenerator random) {
    this.feed = feed;
    this.intake =
        RowIntake.ofTransitions(
            transition -> decoded = Optional.of(transition), values, new Topics(1));
    this.channel = channel;
    this.settings = settings;
    this.parkedFile = new ParkedFile(settings.parked());
    this.clock = clock;
    this.random = random;
    this.attempts = new Attempts(settings.retries(), random);
    thread.setDaemon(true);
  }

  /**
   * Starts to deliver over {@code channel}, which is closed with the notifier.
   *
   * @throws org.apache.kafka.common.KafkaException if the connection's settings cannot be used
   */
  public static Notifier start(Connection connection, NotifySettings settings, Channel channel) {
    try {
      Notifier notifier =
          new Notifier(
              TransitionFeed.of(connection, settings.group()),
              new AvroValues(connection),
              channel,
              settings,
              InstantSource.system(),
              RandomGenerator.getDefault());
      notifier.thread.start();
      return notifier;
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Why nothing more is delivered, if that has failed for good. Any thread. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure).or(channel::failure);
  }

  /** Transitions parked so far. Any thread. */
  public long parked() {
    return parked.get();
  }

  /**
   * Stops after the delivery under way; one that takes longer than two seconds is broken off and
   * made again after the next start. Again does nothing.
   */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE.toMillis());
      channel.close();
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        step();
      }
    } catch (RuntimeException e) {
      failure = e;
      log.error("the notifier failed; nothing more is delivered", e);
    } finally {
      release();
    }
  }

  private void release() {
    try {
      feed.close();
    } catch (RuntimeException e) {
      log.warn("the consumer did not close cleanly: {}", String.valueOf(e.getMessage()));
    }
    intake.close();
    channel.close();
  }

  /** Waits a little, then makes an attempt if one is due. */
  void step() {
    feed.await(feed.head().isPresent() ? untilDue() : LOOK);
    channel.tick();
    if (feed.head().isEmpty()) {
      attempts = new Attempts(settings.retries(), random);
    } else if (!clock.instant().isBefore(attempts.due())) {
      attempt(feed.head().get());
    }
    if (feed.head().isEmpty()) {
      feed.commit();
    }
  }

  private Duration untilDue() {
    Instant now = clock.instant();
    Instant due = attempts.due();
    if (!now.isBefore(due)) {
      return Duration.ZERO;
    }
    Duration wait = Duration.between(now, due);
    return wait.compareTo(LOOK) > 0 ? LOOK : wait;
  }

  private void attempt(ConsumerRecord<String, byte[]> head) {
    Optional<AlertTransition> transition;
    try {
      transition = decode(head).filter(this::isToBeSent);
    } catch (RegistryUnreachable e) {
      retry("offset " + head.offset(), Outcome.failed(e.getMessage()));
      return;
    }
    if (transition.isEmpty()) {
      next();
    } else {
      deliver(transition.get());
    }
  }

  private Optional<AlertTransition> decode(ConsumerRecord<String, byte[]> head)
      throws RegistryUnreachable {
    decoded = Optional.empty();
    intake.take(head);
    return decoded;
  }

  private boolean isToBeSent(AlertTransition transition) {
    return transition.getNotify()
        && !sent.contains(transition.getTransition())
        && channel.wants(transition);
  }

  private void deliver(AlertTransition transition) {
    String what = transition.getTransition() + " (" + transition.getAlert() + ")";
    Outcome outcome = channel.deliver(transition);
    if (outcome.kind() == Outcome.Kind.DELIVERED) {
      if (attempts.made() > 0) {
        log.info("delivered {} after {} failed attempts", what, attempts.made());
      }
      finish(transition);
      return;
    }
    retry(what, outcome);
    if (attempts.refusedForGood()) {
      park(transition, outcome.reason());
    }
  }

  private void retry(String what, Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.REFUSED) {
      attempts.refused(clock.instant());
    } else {
      attempts.failed(clock.instant());
    }
    if (attempts.made() == 1 || attempts.roundEnded()) {
      log.warn(
          "not delivered: {}, attempt {}, {}: {}",
          what,
          attempts.made(),
          outcome.kind(),
          outcome.reason());
    }
  }

  private void park(AlertTransition transition, String reason) {
    try {
      parkedFile.append(transition, clock.instant(), reason);
    } catch (IOException e) {
      // Nothing is passed over that stands nowhere: it is tried again after the rest.
      log.error("cannot write to {}", parkedFile.path(), e);
      return;
    }
    log.error(
        "parked transition {} of {}, number {} so far, in {}: {}",
        transition.getTransition(),
        transition.getAlert(),
        parked.incrementAndGet(),
        parkedFile.path(),
        reason);
    finish(transition);
  }

  private void finish(AlertTransition transition) {
    sent.add(transition.getTransition());
    next();
    feed.commit();
  }

  private void next() {
    feed.advance();
    attempts = new Attempts(settings.retries(), random);
  }
}
