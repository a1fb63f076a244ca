package vn.dxpulse.schemas.unit;

import java.io.StringReader;

/** Registries for tests, written as the rows of a file. */
final class Registries {

  /** The columns that every file has, then the optional ones. */
  private static final String HEADER =
      "code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,"
          + "predecessor_codes,population,population_basis,macro_region,"
          + "type_changes,other_names,grace_days\n";

  private static final int COLUMNS = 15;

  private Registries() {}

  /** A registry of these rows; columns that a row lacks at its end are empty. */
  static UnitRegistry of(String... rows) {
    StringBuilder file = new StringBuilder(HEADER);
    for (String row : rows) {
      int given = row.split(",", -1).length;
      file.append(row).append(",".repeat(COLUMNS - given)).append('\n');
    }
    return UnitRegistryFile.read(
        new StringReader(file.toString()), "units.csv", UnitRegistryFile.VIETNAM);
  }
}
