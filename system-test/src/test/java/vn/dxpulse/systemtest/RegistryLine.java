package vn.dxpulse.systemtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import vn.dxpulse.schemas.unit.UnitRegistry;

/**
 * A line of a registry of units, read without the product.
 *
 * @param lastDay as in the file; empty while the unit exists
 * @param region the macro-region listed first; empty if none
 */
record RegistryLine(
    String code,
    LocalDate firstDay,
    String lastDay,
    String successor,
    List<String> predecessors,
    String region) {

  /** The registry in the jar. */
  static List<RegistryLine> shipped() {
    try (InputStream csv = UnitRegistry.class.getResourceAsStream("provinces.csv")) {
      return all(new String(csv.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every line of {@code csv}. */
  static List<RegistryLine> all(String csv) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try {
      return format.parse(new StringReader(csv)).stream().map(RegistryLine::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RegistryLine of(CSVRecord line) {
    return new RegistryLine(
        line.get("code"),
        LocalDate.parse(line.get("valid_from")),
        line.get("valid_to"),
        line.get("successor_code"),
        List.of(line.get("predecessor_codes").split(" ")),
        line.get("macro_region").split("\\|")[0].strip());
  }

  String unit() {
    return code + "@" + firstDay;
  }

  /** This unit and all that was merged into it, at whatever time. */
  List<String> withPredecessors(List<RegistryLine> lines) {
    List<String> units = new ArrayList<>(List.of(unit()));
    String dayBefore = firstDay.minusDays(1).toString();
    lines.stream()
        .filter(line -> line.lastDay.equals(dayBefore) && predecessors.contains(line.code))
        .forEach(line -> units.addAll(line.withPredecessors(lines)));
    return units;
  }
}
