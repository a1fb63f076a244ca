package vn.dxpulse.dashboard.notify.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.schemas.row.AlertState;

/**
 * Says an alert in Alertmanager's words.
 *
 * <p>FIRING and ACKNOWLEDGED fire there: an acknowledged alert is still wrong, and its annotations
 * say who took it. RESOLVED and SILENCED have ended there, because a silence means that nobody is
 * to be called. PENDING, and INACTIVE after it, are not sent.
 */
final class AlertWords {

  private static final String WATCHDOG = "watchdog";
  private static final Set<String> FIRING = Set.of("FIRING", "ACKNOWLEDGED");
  private static final Set<String> ENDED = Set.of("RESOLVED", "SILENCED");

  private static final Map<String, String> NAMES =
      Map.of(
          "target",
          "TargetSlipping",
          "pace",
          "PaceDropping",
          "no_data",
          "NoData",
          "data_quality",
          "DataQuality",
          WATCHDOG,
          "Watchdog");

  /** The row of the watchdog moves on every 30 s; three missed beats are no accident. */
  private static final Duration WATCHDOG_LIFE = Duration.ofSeconds(90);

  private final LinkBase links;
  private final Duration validity;

  /**
   * @param validity for how long a firing alert is valid unless it is sent again
   */
  AlertWords(LinkBase links, Duration validity) {
    this.links = links;
    this.validity = validity;
  }

  static boolean isWatchdog(String kind) {
    return kind.equals(WATCHDOG);
  }

  static boolean isFiring(String state) {
    return FIRING.contains(state);
  }

  static boolean hasEnded(String state) {
    return ENDED.contains(state);
  }

  /** The alert as it stands at {@code now}. */
  PostedAlert of(AlertState alert, Instant now) {
    Instant fired = Optional.ofNullable(alert.getFiredAt()).orElse(alert.getStartedAt());
    Instant ends = endsAt(alert, now);
    return new PostedAlert(
        labels(alert),
        annotations(alert),
        // Alertmanager refuses an alert that ends before it starts.
        fired.isAfter(ends) ? ends : fired,
        ends,
        links.address().map(base -> links.to(alert.getLink())));
  }

  private Instant endsAt(AlertState alert, Instant now) {
    if (isWatchdog(alert.getKind())) {
      return alert.getAsOf().plus(WATCHDOG_LIFE);
    }
    if (isFiring(alert.getState())) {
      return now.plus(validity);
    }
    Instant ended = Optional.ofNullable(alert.getResolvedAt()).orElse(alert.getSince());
    // A clock that is ahead of ours must not leave it firing.
    return ended.isAfter(now) ? now : ended;
  }

  private static Map<String, String> labels(AlertState alert) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alertname", NAMES.getOrDefault(alert.getKind(), alert.getKind()));
    labels.put("alert", alert.getAlert());
    labels.put("rule", alert.getRule());
    labels.put("severity", alert.getSeverity());
    Optional.ofNullable(alert.getUnit()).ifPresent(unit -> labels.put("unit", unit));
    Optional.ofNullable(alert.getKpi()).ifPresent(kpi -> labels.put("kpi", kpi));
    if (alert.getUnit() != null) {
      labels.put("target", alert.getSubject());
    }
    return labels;
  }

  private Map<String, String> annotations(AlertState alert) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("summary", alert.getSummaryVi() + " / " + alert.getSummaryEn());
    annotations.put("summary_vi", alert.getSummaryVi());
    annotations.put("summary_en", alert.getSummaryEn());
    annotations.put("link", links.to(alert.getLink()));
    annotations.put("state", alert.getState());
    Optional.ofNullable(alert.getOwner()).ifPresent(owner -> annotations.put("owner", owner));
    Optional.ofNullable(alert.getComment())
        .filter(comment -> !comment.isEmpty())
        .ifPresent(comment -> annotations.put("comment", comment));
    if (alert.getSimulated()) {
      annotations.put("simulated", "true");
    }
    return annotations;
  }
}
