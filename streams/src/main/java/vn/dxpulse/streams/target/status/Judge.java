package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.target.Target;

/**
 * Judges targets: a target, what is known of its KPI, and a day give its status, and nothing else
 * does. See {@code docs/domain.md#targets}. Immutable.
 */
public final class Judge {

  /** Window of published statistics. */
  static final String LATEST = "latest";

  private final UnitRegistry registry;

  public Judge(UnitRegistry registry) {
    this.registry = registry;
  }

  /** How {@code target} stands at the end of {@code day}, at +07:00, as far as is known. */
  public Status judge(Target target, Evidence evidence, LocalDate day) {
    return Standing.of(target, registry, day)
        .map(standing -> judge(target, standing, evidence, day))
        .orElseGet(() -> unknownUnit(target, day));
  }

  private static Status judge(Target target, Standing standing, Evidence evidence, LocalDate day) {
    boolean published = target.subject().window().equals(LATEST);
    List<Measurement> known = new ArrayList<>();
    for (Unit version : standing.versions()) {
      for (Measurement value : evidence.of(version.id(), target.subject())) {
        if (published || isOf(version, value)) {
          known.add(value);
        }
      }
    }
    List<Measurement> before =
        published && known.isEmpty() && standing.isInherited()
            ? evidence.of(standing.original().id(), target.subject())
            : List.of();
    History history = published ? new PeriodHistory(known) : new DailyHistory(known);
    Status status =
        new Judgement(target, standing, history, new PeriodHistory(before), day).status();
    return status.explained(Explanation.of(status, standing));
  }

  // A live value counts for the version of the unit that existed on its day.
  private static boolean isOf(Unit version, Measurement value) {
    return version.validity().lastDay().filter(last -> last.isBefore(value.day())).isEmpty()
        && (version.validity().sinceEver() || !value.day().isBefore(version.id().validFrom()));
  }

  private static Status unknownUnit(Target target, LocalDate day) {
    Explanation explanation =
        new Explanation(
            "Chưa có số liệu: danh mục đơn vị hành chính không có %s."
                .formatted(target.subject().unit()),
            "No data: the registry of units does not have %s.".formatted(target.subject().unit()));
    return new Status(
        target,
        day,
        target.subject().unit(),
        new Verdict(
            State.NO_DATA, Reason.UNKNOWN_UNIT, false, target.trajectory().points().isEmpty()),
        new Finding(
            target.baseline(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        Outlook.NONE,
        explanation);
  }
}
