package vn.dxpulse.dashboard.alert;

import java.util.concurrent.CompletionStage;
import vn.dxpulse.schemas.event.AlertCommand;

/** Takes commands to where they are decided. */
@FunctionalInterface
public interface CommandSink {

  /**
   * Sends a command; never blocks.
   *
   * @return done when it is on its topic for good; failed if it may not be there
   */
  CompletionStage<Void> send(AlertCommand command);
}
