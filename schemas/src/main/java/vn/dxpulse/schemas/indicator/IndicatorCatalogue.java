package vn.dxpulse.schemas.indicator;

import java.io.IOException;
import java.io.Reader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.dxpulse.schemas.file.TextFile;

/**
 * All known series of published statistics, found by indicator and method. Immutable.
 *
 * <p>The file has the columns {@code indicator, method, name_vi, name_en, unit_of_measure,
 * direction}, one line per series.
 */
public final class IndicatorCatalogue {

  private static final List<String> COLUMNS =
      List.of("indicator", "method", "name_vi", "name_en", "unit_of_measure", "direction");

  private final Map<String, Indicator> byKpiId;

  private IndicatorCatalogue(Map<String, Indicator> byKpiId) {
    this.byKpiId = byKpiId;
  }

  /** The catalogue in the jar. */
  public static IndicatorCatalogue shipped() {
    return TextFile.shipped(IndicatorCatalogue.class, "indicators.csv", IndicatorCatalogue::read);
  }

  /**
   * Reads a catalogue; {@code origin} names the source in messages.
   *
   * @throws InvalidCatalogue if the file cannot be used; lists every problem with its line
   */
  public static IndicatorCatalogue read(Reader reader, String origin) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    Map<String, Indicator> byKpiId = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(reader, format)) {
      if (!parser.getHeaderNames().containsAll(COLUMNS)) {
        throw new InvalidCatalogue(
            List.of(origin + " has columns " + parser.getHeaderNames() + ", needs " + COLUMNS));
      }
      for (CSVRecord line : parser) {
        String where = origin + " line " + parser.getCurrentLineNumber() + ": ";
        try {
          Indicator indicator = indicator(line);
          if (byKpiId.putIfAbsent(indicator.kpiId(), indicator) != null) {
            problems.add(where + indicator.kpiId() + " stands twice");
          }
        } catch (IllegalArgumentException e) {
          problems.add(where + e.getMessage());
        }
      }
    } catch (IOException e) {
      throw new InvalidCatalogue(List.of(origin + ": not readable as CSV: " + e));
    }
    if (!problems.isEmpty()) {
      throw new InvalidCatalogue(problems);
    }
    return new IndicatorCatalogue(byKpiId);
  }

  /** Every series, in the order of the file. */
  public List<Indicator> all() {
    return List.copyOf(byKpiId.values());
  }

  /** The series of {@code indicator} by {@code method}, if catalogued. */
  public Optional<Indicator> find(String indicator, String method) {
    return Optional.ofNullable(byKpiId.get(indicator + ":" + method));
  }

  private static Indicator indicator(CSVRecord line) {
    if (!line.isConsistent()) {
      throw new IllegalArgumentException("has " + line.size() + " columns");
    }
    return new Indicator(
        text(line, "indicator"),
        text(line, "method"),
        text(line, "name_vi"),
        text(line, "name_en"),
        text(line, "unit_of_measure"),
        Direction.of(text(line, "direction")));
  }

  private static String text(CSVRecord line, String column) {
    return Normalizer.normalize(line.get(column).strip(), Normalizer.Form.NFC);
  }

  /** A catalogue that cannot be used; the message lists every problem, one a line. */
  public static final class InvalidCatalogue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidCatalogue(List<String> problems) {
      super(String.join("\n", problems));
    }
  }
}
