package vn.dxpulse.app.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.dxpulse.schemas.unit.Unit;

/** {@code dxpulse units list}. */
@Command(
    name = "list",
    description = {
      "Prints the units of today, of a day, or all there ever were, one line each:",
      "unit, name, name in English, type then, first and last day."
    })
final class UnitsListCommand implements Callable<ExitCode> {

  @Mixin private UnitsOptions units;

  @Mixin private AtOption at;

  @Option(names = "--all", description = "Every version of every unit, with its changes of type.")
  private boolean all;

  @Spec private CommandSpec spec;

  @Override
  public ExitCode call() {
    ZoneId zone = units.zone();
    Optional<LocalDate> asked = at.day(zone);
    if (all && asked.isPresent()) {
      throw new InvalidSettings(List.of("--all and --at exclude each other"));
    }
    Optional<LocalDate> day = all ? Optional.empty() : asked.or(() -> today(zone));
    List<Unit> listed = new UnitLookup(units.registry(), zone).all(day);
    new UnitTable(day).print(listed, spec.commandLine().getOut());
    spec.commandLine()
        .getErr()
        .println(listed.size() + " units" + day.map(shown -> " on " + shown).orElse(""));
    return ExitCode.OK;
  }

  private static Optional<LocalDate> today(ZoneId zone) {
    return Optional.of(LocalDate.now(zone));
  }
}
