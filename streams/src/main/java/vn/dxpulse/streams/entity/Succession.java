package vn.dxpulse.streams.entity;

import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * Which units took over which. A merger moves no enterprise, so whoever was registered in Bắc Kạn
 * is still there when people say Thái Nguyên.
 */
public record Succession(UnitRegistry registry) {

  /** True if {@code named} is {@code known}, or a unit that has taken it over since. */
  boolean leads(UnitId known, UnitId named) {
    return known.equals(named)
        || registry.find(known).stream()
            .flatMap(registry::lineage)
            .anyMatch(unit -> unit.id().equals(named));
  }
}
