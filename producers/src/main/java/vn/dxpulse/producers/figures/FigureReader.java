package vn.dxpulse.producers.figures;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.dxpulse.producers.figures.IndicatorMapping.Observed;
import vn.dxpulse.producers.figures.IndicatorMapping.Series;
import vn.dxpulse.schemas.event.IndicatorReported;

/** Turns lines of {@code published-figures.csv} into events; all problems are listed at once. */
final class FigureReader {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  // 128 bits: no two of some hundred figures share an id by chance.
  private static final int ID_HEX_DIGITS = 32;

  private final IndicatorMapping mapping;

  FigureReader(IndicatorMapping mapping) {
    this.mapping = mapping;
  }

  List<IndicatorReported> read(Reader reader) throws IOException {
    List<IndicatorReported> figures = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      for (CSVRecord line : parser) {
        try {
          figures.add(figure(line));
        } catch (IllegalArgumentException e) {
          problems.add(
              "published figures line " + parser.getCurrentLineNumber() + ": " + e.getMessage());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return List.copyOf(figures);
  }

  private IndicatorReported figure(CSVRecord line) {
    Observed observed = Observed.of(line);
    Series series =
        mapping
            .find(observed)
            .orElseThrow(() -> new IllegalArgumentException("no series is mapped to " + observed));
    Period period = Period.parse(line.get("period"));
    return IndicatorReported.newBuilder()
        .setEventId(eventId(line, series))
        .setEventTime(period.end())
        .setProvinceCode(line.get("province_code"))
        .setUnitValidFrom(line.get("unit_valid_from"))
        .setIndicator(series.indicator())
        .setMethod(series.method())
        .setPeriod(period.text())
        .setValue(PlainNumber.decimal("value", line.get("value")))
        .setNumerator(count(line, "numerator"))
        .setDenominator(count(line, "denominator"))
        .setUnitOfMeasure(series.unitOfMeasure())
        .setUniverse(series.universe().isPresent() ? series.universe().getAsInt() : null)
        .setPublishedAt(publishedAt(line))
        .setSourceTitle(line.get("source_title"))
        .setSourceUrl(line.get("source_url"))
        .setNote(line.get("note").isEmpty() ? null : line.get("note"))
        .build();
  }

  private static Long count(CSVRecord line, String column) {
    return line.get(column).isEmpty()
        ? null // not published
        : Long.valueOf(PlainNumber.whole(column, line.get(column)));
  }

  /**
   * The end of the day or month that the source names: the first moment at which the figure was
   * public for certain.
   */
  private static Instant publishedAt(CSVRecord line) {
    String text = line.get("published_at");
    return text.isEmpty() ? null : Period.parse(text).end();
  }

  private static String eventId(CSVRecord line, Series series) {
    String content =
        Stream.concat(
                Stream.of(series.indicator(), series.method(), series.unitOfMeasure()),
                line.stream())
            .collect(Collectors.joining("\n"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "figure:" + HexFormat.of().formatHex(hash).substring(0, ID_HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
