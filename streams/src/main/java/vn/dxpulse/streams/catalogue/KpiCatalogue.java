package vn.dxpulse.streams.catalogue;

import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dxpulse.schemas.file.TextFile;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.streams.expression.Term;

/** Every KPI that is kept, by kind. Immutable; the shipped {@code kpis.yaml} explains the file. */
public final class KpiCatalogue {

  private static final String SHIPPED = "kpis.yaml";

  private final List<Kpi> all;

  KpiCatalogue(List<Kpi> all) {
    this.all = List.copyOf(all);
  }

  /** The catalogue of this build with every statistic of the shipped indicators. */
  public static KpiCatalogue shipped() {
    return shipped(IndicatorCatalogue.shipped());
  }

  /** The catalogue in the jar; published statistics come from {@code indicators}. */
  public static KpiCatalogue shipped(IndicatorCatalogue indicators) {
    return TextFile.shipped(
        KpiCatalogue.class, SHIPPED, (reader, origin) -> read(reader, origin, indicators));
  }

  /**
   * Reads a catalogue from a file.
   *
   * @throws InvalidCatalogue if it cannot be used; lists every problem with file and line
   */
  public static KpiCatalogue read(Path file, IndicatorCatalogue indicators) {
    return TextFile.read(
        file, InvalidCatalogue::new, (reader, origin) -> read(reader, origin, indicators));
  }

  /** Reads a catalogue; {@code origin} names the source in messages. */
  static KpiCatalogue read(Reader reader, String origin, IndicatorCatalogue indicators) {
    return new CatalogueReader(origin, indicators).read(reader);
  }

  /** Every KPI, in the order of the file. */
  public List<Kpi> all() {
    return all;
  }

  /** The KPI of that id, if there is one. */
  public Optional<Kpi> find(String id) {
    return all.stream().filter(kpi -> kpi.id().equals(id)).findFirst();
  }

  /** Counts, sums and ratios. */
  public List<Kpi.Flow> flows() {
    return of(Kpi.Flow.class).toList();
  }

  /** Counts, sums and ratios of one kind of fact. */
  public List<Kpi.Flow> flows(EventKind event) {
    return of(Kpi.Flow.class).filter(flow -> flow.event() == event).toList();
  }

  public List<Kpi.Percentile> percentiles() {
    return of(Kpi.Percentile.class).toList();
  }

  /** Percentiles of one kind of fact. */
  public List<Kpi.Percentile> percentiles(EventKind event) {
    return of(Kpi.Percentile.class).filter(percentile -> percentile.event() == event).toList();
  }

  public List<Kpi.Stock> stocks() {
    return of(Kpi.Stock.class).toList();
  }

  public List<Kpi.Milestone> milestones() {
    return of(Kpi.Milestone.class).toList();
  }

  public List<Kpi.Services> services() {
    return of(Kpi.Services.class).toList();
  }

  /** Published statistics. */
  public List<Kpi.Reported> reported() {
    return of(Kpi.Reported.class).toList();
  }

  /** The KPI of an indicator and method, if it is kept. */
  public Optional<Kpi.Reported> reported(String indicator, String method) {
    return find(indicator + ":" + method)
        .filter(Kpi.Reported.class::isInstance)
        .map(Kpi.Reported.class::cast);
  }

  /**
   * The sums that the flows of one kind of fact are made of, each once, in the order of first use.
   * Percentiles are not sums; their terms are their own.
   */
  public List<Term> sums(EventKind event) {
    return flows(event).stream()
        .flatMap(flow -> Stream.concat(Stream.of(flow.numerator()), flow.denominator().stream()))
        .distinct()
        .toList();
  }

  private <T extends Kpi> Stream<T> of(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast);
  }
}
