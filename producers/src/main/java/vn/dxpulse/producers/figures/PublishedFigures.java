package vn.dxpulse.producers.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import vn.dxpulse.schemas.event.IndicatorReported;

/**
 * The shipped figures as events.
 *
 * <p>Event ids are hashes of the content, so the same figure has the same id at every start and
 * counts once however often it is published. A corrected figure gets another id, as it must: it
 * replaces the earlier one by unit, indicator, method and period.
 */
public final class PublishedFigures {

  private PublishedFigures() {}

  /** Every shipped figure, in the order of the file. Reads two resources of some 30 kB. */
  public static List<IndicatorReported> shipped() {
    try (Reader mapping = resource("indicator-mapping.csv");
        Reader figures = resource("published-figures.csv")) {
      return new FigureReader(IndicatorMapping.read(mapping)).read(figures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader resource(String name) {
    InputStream stream = PublishedFigures.class.getResourceAsStream(name);
    return new InputStreamReader(
        Objects.requireNonNull(stream, name + " is not in the jar"), StandardCharsets.UTF_8);
  }
}
