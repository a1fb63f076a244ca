package vn.dxpulse.dashboard.notify;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What every notifier is told.
 *
 * @param group consumer group: one that is told other offsets tells its receivers everything by
 *     itself
 * @param parked file for transitions that the receiver refuses for good
 */
public record NotifySettings(String group, Path parked, RetryPlan retries) {

  public NotifySettings {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(parked, "parked");
    Objects.requireNonNull(retries, "retries");
  }
}
