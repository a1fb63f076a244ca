package vn.dxpulse.producers.figures;

import java.util.List;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.file.TextFile;

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
    IndicatorMapping mapping =
        TextFile.shipped(
            PublishedFigures.class,
            "indicator-mapping.csv",
            (reader, origin) -> IndicatorMapping.read(reader));
    return TextFile.shipped(
        PublishedFigures.class,
        "published-figures.csv",
        (reader, origin) -> new FigureReader(mapping).read(reader));
  }
}
