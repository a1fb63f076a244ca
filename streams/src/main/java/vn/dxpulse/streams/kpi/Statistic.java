package vn.dxpulse.streams.kpi;

import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One published figure of one KPI and period.
 *
 * @param kpi id {@code indicator:method}
 * @param period such as {@code 2024} or {@code 2025-Q1}
 * @param periodEndMs event time: end of the period, UTC milliseconds
 * @param figure what was published
 * @param publication who published it and when
 * @param origin the record that brought it
 */
public record Statistic(
    String kpi,
    String period,
    long periodEndMs,
    Figure figure,
    Publication publication,
    Origin origin) {

  /** Later publications replace earlier ones; one of unknown date is earlier than any other. */
  private static final Comparator<Statistic> BY_PUBLICATION =
      Comparator.comparingLong(
              (Statistic s) -> s.publication().publishedAtMs().orElse(Long.MIN_VALUE))
          .thenComparingLong(s -> s.origin().arrivalMs())
          .thenComparing(s -> s.origin().eventId());

  static final Comparator<Statistic> BY_PERIOD =
      Comparator.comparingLong(Statistic::periodEndMs).thenComparing(Statistic::period);

  public Statistic {
    Objects.requireNonNull(kpi, "kpi");
    Objects.requireNonNull(period, "period");
  }

  /** True if this figure takes the place of {@code known}, of the same KPI and period. */
  boolean replaces(Statistic known) {
    boolean sentAgain = origin.eventId().equals(known.origin.eventId());
    return !sentAgain && BY_PUBLICATION.compare(this, known) > 0;
  }

  /** The number with what it is made of; {@code universe} is the number of units ranked. */
  public record Figure(
      double value, OptionalLong numerator, OptionalLong denominator, OptionalInt universe) {}

  /** When (UTC milliseconds; empty if not known) and where a figure was published. */
  public record Publication(OptionalLong publishedAtMs, String sourceUrl) {}

  /** Which record brought a figure, when it arrived, and whether a simulator made it. */
  public record Origin(String eventId, long arrivalMs, boolean simulated) {}
}
