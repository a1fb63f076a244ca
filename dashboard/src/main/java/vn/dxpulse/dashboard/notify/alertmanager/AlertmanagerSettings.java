package vn.dxpulse.dashboard.notify.alertmanager;

import java.net.URI;
import java.time.Duration;
import vn.dxpulse.dashboard.notify.LinkBase;

/**
 * Which Alertmanager is told, and how often.
 *
 * @param url its base address, such as {@code http://127.0.0.1:9093}
 * @param resend how often alerts that fire are sent again
 */
public record AlertmanagerSettings(URI url, Duration resend, LinkBase links) {

  /** As Prometheus does by default. */
  public static final Duration DEFAULT_RESEND = Duration.ofMinutes(1);

  /** As Prometheus: three of them may be lost before Alertmanager takes an alert as resolved. */
  private static final int LIVES = 4;

  public AlertmanagerSettings {
    if (resend.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("resend must be at least a second, got " + resend);
    }
  }

  URI alerts() {
    return URI.create(url.toString().replaceFirst("/+$", "") + "/api/v2/alerts");
  }

  /** For how long Alertmanager takes an alert as firing that is not sent again. */
  Duration validity() {
    return resend.multipliedBy(LIVES);
  }
}
