package vn.dxpulse.dashboard.notify;

import java.util.Optional;
import vn.dxpulse.schemas.row.AlertTransition;

/** A way to tell somebody of alerts. All calls but {@link #close} come from one thread. */
public interface Channel extends AutoCloseable {

  /** True if receivers of this channel are to be told of a transition. */
  boolean wants(AlertTransition transition);

  /** Delivers a transition, in bounded time; never throws for what the receiver does. */
  Outcome deliver(AlertTransition transition);

  /** Called several times a second, also while nothing happens and while deliveries fail. */
  default void tick() {}

  /** Why the channel cannot go on, if it has failed for good. */
  default Optional<Throwable> failure() {
    return Optional.empty();
  }

  /** Ends what is under way; may be called from another thread, and again. */
  @Override
  void close();
}
