package vn.dxpulse.app.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.dxpulse.schemas.unit.UnitRegistry;

/** {@code dxpulse units show}. */
@Command(
    name = "show",
    description = {
      "Prints what a code or a name means: on a day with --at, else every version of it.",
      "If a name is ambiguous, all that it may mean."
    })
final class UnitsShowCommand implements Callable<ExitCode> {

  @Parameters(
      paramLabel = "UNIT",
      arity = "1..*",
      description =
          "Code such as 19, unit such as 19@2025-07-01, or name in any spelling, of which the"
              + " beginning is enough.")
  private List<String> words;

  @Mixin private UnitsOptions units;

  @Mixin private AtOption at;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    ZoneId zone = units.zone();
    Optional<LocalDate> day = at.day(zone);
    UnitRegistry registry = units.registry();
    UnitCard card = new UnitCard(registry, zone, day);
    new UnitLookup(registry, zone)
        .find(String.join(" ", words), day)
        .forEach(unit -> card.print(unit, spec.commandLine().getOut()));
    return ExitCode.OK;
  }
}
