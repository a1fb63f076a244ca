package vn.dxpulse.producers.figures;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Which series an observation belongs to.
 *
 * <p>The same name may stand for different series, told apart by the unit it was observed in ("rank
 * of 63", "rank of 34") or by the method its source states.
 */
final class IndicatorMapping {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Map<Observed, Series> series;

  private IndicatorMapping(Map<Observed, Series> series) {
    this.series = series;
  }

  static IndicatorMapping read(Reader reader) throws IOException {
    Map<Observed, Series> series = new HashMap<>();
    try (CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord line : parser) {
        Observed observed = Observed.of(line);
        if (series.put(observed, Series.of(line)) != null) {
          throw new IllegalArgumentException(
              "indicator mapping line " + parser.getCurrentLineNumber() + ": twice " + observed);
        }
      }
    }
    return new IndicatorMapping(Map.copyOf(series));
  }

  Optional<Series> find(Observed observed) {
    return Optional.ofNullable(series.get(observed));
  }

  /**
   * What tells observations apart.
   *
   * @param statedMethod method that the source states; empty if it states none
   */
  record Observed(String indicator, String unit, String statedMethod) {

    static Observed of(CSVRecord line) {
      return new Observed(
          line.get("observed_indicator"), line.get("observed_unit"), line.get("stated_method"));
    }
  }

  /**
   * The series of the catalogue.
   *
   * @param universe number of units ranked; empty if the values are no ranks
   */
  record Series(String indicator, String method, String unitOfMeasure, OptionalInt universe) {

    static Series of(CSVRecord line) {
      String universe = line.get("universe");
      return new Series(
          line.get("indicator"),
          line.get("method"),
          line.get("unit_of_measure"),
          universe.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(universe)));
    }
  }
}
