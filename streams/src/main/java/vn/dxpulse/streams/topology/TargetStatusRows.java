package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import vn.dxpulse.schemas.row.TargetStatus;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.status.Finding;
import vn.dxpulse.streams.target.status.Forecast;
import vn.dxpulse.streams.target.status.Measurement;
import vn.dxpulse.streams.target.status.Outlook;
import vn.dxpulse.streams.target.status.Status;

/** Statuses as rows of the topic of statuses. */
final class TargetStatusRows {

  private TargetStatusRows() {}

  /** The row of a status at T = {@code asOfMs}. */
  static TargetStatus row(Status status, boolean notify, long asOfMs, long revision) {
    Target target = status.target();
    TargetStatus.Builder row =
        TargetStatus.newBuilder()
            .setTarget(target.id())
            .setUnit(status.unit().toString())
            .setKpi(target.subject().kpi())
            .setWindow(target.subject().window())
            .setStatus(status.verdict().state().name())
            .setReason(status.verdict().reason().name())
            .setProvisional(status.verdict().provisional())
            .setLevelOnly(status.verdict().levelOnly())
            .setComparator(target.demand().comparator().symbol())
            .setTargetValue(target.demand().value())
            .setUnitOfMeasure(target.subject().unitOfMeasure())
            .setDeadline(target.deadline().toString())
            .setExplanationVi(status.explanation().vi())
            .setExplanationEn(status.explanation().en())
            .setNotify(notify)
            .setDay(status.day().toString())
            .setAsOf(Instant.ofEpochMilli(asOfMs))
            .setRevision(revision)
            .setDataAgeDays(CurrentRows.boxed(status.dataAgeDays()));
    find(status.finding(), row);
    measure(status.finding().measured(), row);
    lookOut(status.outlook(), row);
    return row.build();
  }

  private static void find(Finding finding, TargetStatus.Builder row) {
    row.setBaselineValue(finding.baseline().map(Baseline::value).orElse(null))
        .setBaselineDate(finding.baseline().map(from -> from.day().toString()).orElse(null))
        .setExpected(CurrentRows.boxed(finding.expected()))
        .setGap(CurrentRows.boxed(finding.gap()))
        .setProgress(CurrentRows.boxed(finding.progress()))
        .setRatio(CurrentRows.boxed(finding.ratio()));
  }

  private static void measure(Optional<Measurement> measured, TargetStatus.Builder row) {
    row.setSimulated(false);
    if (measured.isEmpty()) {
      return; // nullable columns are null by default
    }
    Measurement value = measured.get();
    row.setActual(value.value().number())
        .setNumerator(CurrentRows.boxed(value.value().numerator()))
        .setDenominator(CurrentRows.boxed(value.value().denominator()))
        .setMeasuredUnit(value.unit().toString())
        .setDataAsOf(Instant.ofEpochMilli(value.asOfMs()))
        .setSimulated(value.simulated());
    value
        .publication()
        .ifPresent(
            figure -> {
              OptionalInt universe = figure.universe();
              row.setPeriod(figure.period().text())
                  .setUniverse(universe.isPresent() ? universe.getAsInt() : null);
            });
  }

  private static void lookOut(Outlook outlook, TargetStatus.Builder row) {
    Optional<Forecast> forecast = outlook.forecast();
    row.setRequiredPace(CurrentRows.boxed(outlook.required()))
        .setPaceShort(CurrentRows.boxed(outlook.paces().ofShort()))
        .setPaceLong(CurrentRows.boxed(outlook.paces().ofLong()))
        .setPaceFallsShort(outlook.fallsShort())
        .setForecastDate(forecast.map(at -> at.day().toString()).orElse(null))
        .setForecastFrom(forecast.map(at -> at.from().toString()).orElse(null))
        .setForecastUntil(forecast.flatMap(Forecast::until).map(Object::toString).orElse(null));
  }
}
