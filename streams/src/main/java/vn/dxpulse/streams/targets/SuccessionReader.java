package vn.dxpulse.streams.targets;

import java.time.LocalDate;
import java.util.Optional;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Succession;

/** What becomes of a target when its unit ends. */
record SuccessionReader(UnitReference units, Entries target) {

  private static final String ENDS = "ends";
  private static final String INHERITS = "inherits";

  Optional<Succession> read(Optional<Unit> unit, Optional<LocalDate> deadline) {
    Optional<Baseline> rebaseline = Course.baseline(target, "rebaseline");
    rebaseline.ifPresent(from -> refuseTooLate(from, deadline));
    unit.ifPresent(of -> refuseBeforeUnit(of, deadline));
    boolean given = target.has("succession");
    Optional<String> text = given ? target.text("succession") : Optional.empty();
    if (target.has("rebaseline") && !text.filter(INHERITS::equals).isPresent()) {
      target.problem("rebaseline", "rebaseline is for the succession 'inherits' only");
    }
    if (given) {
      return text.flatMap(token -> chosen(token, rebaseline));
    }
    return unit.isPresent() && deadline.isPresent()
        ? byItself(unit.get(), deadline.get())
        : Optional.empty();
  }

  private Optional<Succession> chosen(String token, Optional<Baseline> rebaseline) {
    return switch (token) {
      case ENDS -> Optional.of(new Succession.Ends());
      case INHERITS ->
          Optional.of(
              rebaseline
                  .<Succession>map(Succession.Inherits::new)
                  .orElseGet(Succession.InheritsWithoutBaseline::new));
      default -> {
        target.problem(
            "succession", "succession is '%s', allowed: %s, %s".formatted(token, ENDS, INHERITS));
        yield Optional.empty();
      }
    };
  }

  /** Of a unit of which the file says nothing: it need not, where nothing can happen. */
  private Optional<Succession> byItself(Unit unit, LocalDate deadline) {
    Optional<LocalDate> lastDay = unit.validity().lastDay().filter(day -> day.isBefore(deadline));
    if (lastDay.isPresent() && !units.goesOnAlone(unit)) {
      target.problem(
          "succession",
          "succession is missing: %s %s ends on %s, before the deadline; allowed: %s, %s"
              .formatted(unit.id(), unit.names().vi(), lastDay.get(), ENDS, INHERITS));
      return Optional.empty();
    }
    return Optional.of(new Succession.Ends());
  }

  private void refuseBeforeUnit(Unit unit, Optional<LocalDate> deadline) {
    if (deadline.isPresent() && deadline.get().isBefore(unit.id().validFrom())) {
      target.problem(
          "deadline",
          "deadline is %s, but %s begins on %s"
              .formatted(deadline.get(), unit.id(), unit.id().validFrom()));
    }
  }

  private void refuseTooLate(Baseline from, Optional<LocalDate> deadline) {
    if (deadline.isPresent() && !from.day().isBefore(deadline.get())) {
      target.problem(
          "rebaseline",
          "rebaseline is of %s, allowed: before the deadline %s"
              .formatted(from.day(), deadline.get()));
    }
  }
}
