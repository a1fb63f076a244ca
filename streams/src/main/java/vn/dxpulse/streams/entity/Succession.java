package vn.dxpulse.streams.entity;

import java.util.Optional;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * Which units took over which. A merger moves no enterprise, so whoever was registered in Bắc Kạn
 * is still there when people say Thái Nguyên.
 */
public record Succession(UnitRegistry registry) {

  /** True if {@code named} is {@code known}, or a unit that has taken it over since. */
  boolean leads(UnitId known, UnitId named) {
    Optional<UnitId> unit = Optional.of(known);
    while (unit.isPresent()) {
      if (unit.get().equals(named)) {
        return true;
      }
      unit = unit.flatMap(registry::find).flatMap(Unit::successor);
    }
    return false;
  }
}
