package vn.dxpulse.schemas.topic;

import java.util.stream.Collectors;
import vn.dxpulse.schemas.row.ProvinceVersion;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;

/** A unit of the registry as the row that {@link Topics#provinces()} carries. */
public final class ProvinceRow {

  private ProvinceRow() {}

  /** The row of {@code unit}; its key is {@code code@valid_from}. */
  public static ProvinceVersion of(Unit unit) {
    var population = unit.population().inhabitants();
    return ProvinceVersion.newBuilder()
        .setUnit(unit.id().toString())
        .setCode(unit.code())
        .setNameVi(unit.names().vi())
        .setNameEn(unit.names().en())
        .setFullNameVi(unit.names().fullVi())
        .setType(unit.types().first())
        .setTypeChanges(unit.types().changesText())
        .setOtherNames(String.join(" | ", unit.names().others()))
        .setValidFrom(unit.id().validFrom().toString())
        .setValidTo(unit.validity().lastDay().map(Object::toString).orElse(null))
        .setSuccessor(unit.successor().map(UnitId::toString).orElse(null))
        .setPredecessors(
            unit.predecessors().stream().map(UnitId::toString).collect(Collectors.joining(" ")))
        .setPopulation(population.isPresent() ? population.getAsLong() : null)
        .setPopulationBasis(unit.population().basis())
        .setMacroRegion(unit.macroRegion())
        .build();
  }
}
