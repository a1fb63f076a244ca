package vn.dxpulse.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/** A registry of the units that exist now, as if they had existed since ever: 34 of 97. */
public final class PresentUnits {

  private static final String HEADER =
      "code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,"
          + "predecessor_codes,population,population_basis,macro_region,other_names";

  private PresentUnits() {}

  /** Writes the registry into {@code directory}. */
  public static Path write(Path directory) {
    Stream<String> rows =
        UnitRegistryFile.vietnam().units().stream()
            .filter(unit -> unit.validity().lastDay().isEmpty())
            .map(PresentUnits::row);
    try {
      return Files.write(
          directory.resolve("present-units.csv"), Stream.concat(Stream.of(HEADER), rows).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(Unit unit) {
    return Stream.of(
            unit.code(),
            unit.names().vi(),
            unit.names().fullVi(),
            unit.names().en(),
            unit.types().first(),
            unit.id().validFrom().toString(),
            "",
            "",
            "",
            Long.toString(unit.population().inhabitants().orElseThrow()),
            unit.population().basis(),
            unit.macroRegion(),
            String.join(" | ", unit.names().others()))
        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(","));
  }
}
