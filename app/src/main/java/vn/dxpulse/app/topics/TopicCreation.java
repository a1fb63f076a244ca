package vn.dxpulse.app.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.TopicCreator;

/**
 * Creates topics and waits until the brokers know them.
 *
 * <p>The controller says that a topic is made before every broker has heard of it, so the check
 * that follows may meet a broker that has not. Asking again is safe: it creates only what is
 * missing.
 */
public final class TopicCreation {

  /** Brokers learn of a topic within milliseconds; seconds on a machine that is overloaded. */
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private static final long POLL_MS = 50;

  private final Admin admin;

  public TopicCreation(Admin admin) {
    this.admin = admin;
  }

  /**
   * Makes every topic exist on every broker that is asked.
   *
   * @throws TopicCreator.UnsuitableTopics if existing topics differ from what is needed
   */
  public void ensure(Collection<? extends Topic<?>> topics) {
    TopicCreator creator = new TopicCreator(admin);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        creator.ensure(topics);
        return;
      } catch (IllegalStateException e) {
        boolean unheard = e.getCause() instanceof UnknownTopicOrPartitionException;
        if (!unheard || System.nanoTime() > deadline) {
          throw e;
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }
}
