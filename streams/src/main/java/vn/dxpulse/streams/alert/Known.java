package vn.dxpulse.streams.alert;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.dxpulse.streams.alert.Evidence.Origin;
import vn.dxpulse.streams.alert.Evidence.Place;
import vn.dxpulse.streams.alert.Evidence.Summary;
import vn.dxpulse.streams.alert.rule.AlertRule;
import vn.dxpulse.streams.alert.rule.Condition;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;

/**
 * What is known of the subjects of alerts, and how it is put into words. Mutable; for one thread.
 */
final class Known implements Alerts.EvidenceSource {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

  private final boolean live;
  private final QualityBoard quality;
  private final Map<String, TargetReading> targets = new TreeMap<>();
  private long nowMs = Long.MIN_VALUE;
  private long pulseMs = Long.MIN_VALUE;

  /**
   * Knows nothing yet.
   *
   * @param live false in a replay: nobody is to be told of what the pipeline itself does
   */
  Known(boolean live, QualityBoard quality) {
    this.live = live;
    this.quality = quality;
  }

  Map<String, TargetReading> targets() {
    return targets;
  }

  /** Until when the pipeline is known to have received something. */
  long pulseMs() {
    return pulseMs;
  }

  void pulse(long ms) {
    pulseMs = Math.max(pulseMs, ms);
  }

  void now(long ms) {
    nowMs = ms;
  }

  @Override
  public Optional<Evidence> of(AlertRule rule, String subject) {
    Condition condition = rule.condition();
    if (condition instanceof Condition.OfTarget) {
      return Optional.ofNullable(targets.get(subject)).map(reading -> of(rule, reading));
    }
    if (condition instanceof Condition.OfInput ofInput) {
      QualityFigures sum = quality.sum(subject, ofInput.over().toMillis(), nowMs);
      return Optional.of(ofPipeline(rule, books(rule, subject, ofInput, sum), nowMs));
    }
    if (condition instanceof Condition.PipelineSilent silent) {
      return Optional.of(ofPipeline(rule, silence(rule, silent.after()), pulseMs));
    }
    return Optional.of(ofPipeline(rule, new Summary(rule.nameVi(), rule.nameEn(), "/"), 0));
  }

  private static Evidence of(AlertRule rule, TargetReading reading) {
    return new Evidence(
        rule.condition().kind(),
        rule.severity(),
        Optional.of(new Place(reading.unit(), reading.kpi())),
        new Summary(
            "%s: %s. %s".formatted(rule.nameVi(), reading.target(), reading.why().vi()),
            "%s: %s. %s".formatted(rule.nameEn(), reading.target(), reading.why().en()),
            "/?target=" + reading.target()),
        new Origin(
            reading.origin().simulated(),
            reading.origin().notifies(),
            reading.origin().revision()));
  }

  private Evidence ofPipeline(AlertRule rule, Summary summary, long revision) {
    return new Evidence(
        rule.condition().kind(),
        rule.severity(),
        Optional.empty(),
        summary,
        new Origin(false, live, revision));
  }

  private static Summary books(
      AlertRule rule, String input, Condition.OfInput condition, QualityFigures sum) {
    boolean share = condition instanceof Condition.RejectedShare;
    long minutes = condition.over().toMinutes();
    String vi =
        share
            ? "%,d trên %,d bản ghi bị từ chối (%.1f %%) trong %,d phút"
            : "%,d trên %,d bản ghi không rõ kết quả trong %3$,d phút";
    String en =
        share
            ? "%,d of %,d records rejected (%.1f %%) within %,d minutes"
            : "%,d of %,d records unaccounted for within %3$,d minutes";
    Object[] figures =
        share
            ? new Object[] {sum.rejected(), sum.read(), 100 * sum.rejectedShare(), minutes}
            : new Object[] {sum.unaccounted(), sum.read(), minutes};
    return new Summary(
        "%s: %s, %s".formatted(rule.nameVi(), input, String.format(VIETNAMESE, vi, figures)),
        "%s: %s, %s".formatted(rule.nameEn(), input, String.format(Locale.ENGLISH, en, figures)),
        "/");
  }

  private static Summary silence(AlertRule rule, Duration after) {
    return new Summary(
        "%s từ %d phút".formatted(rule.nameVi(), after.toMinutes()),
        "%s for %d minutes".formatted(rule.nameEn(), after.toMinutes()),
        "/");
  }
}
