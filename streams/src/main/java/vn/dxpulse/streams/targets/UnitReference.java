package vn.dxpulse.streams.targets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;

/** The unit version that a target was set for. */
record UnitReference(UnitRegistry registry) {

  Optional<Unit> read(Entries target) {
    Optional<UnitId> id = target.parsed("unit", UnitId::parse);
    Optional<Unit> unit = id.flatMap(registry::find);
    if (id.isPresent() && unit.isEmpty()) {
      target.problem("unit", "there is no unit '%s': %s".formatted(id.get(), versions(id.get())));
    }
    return unit;
  }

  /** True if the successor of {@code unit} is only a new version: nothing else merged into it. */
  boolean goesOnAlone(Unit unit) {
    return unit.successor()
        .flatMap(registry::find)
        .filter(successor -> successor.predecessors().equals(List.of(unit.id())))
        .isPresent();
  }

  private String versions(UnitId id) {
    List<Unit> versions = registry.versions(id.code());
    return versions.isEmpty()
        ? "no unit has the code '" + id.code() + "'"
        : "the code means "
            + versions.stream()
                .map(unit -> unit.id() + " " + unit.names().vi())
                .collect(Collectors.joining(", "));
  }
}
