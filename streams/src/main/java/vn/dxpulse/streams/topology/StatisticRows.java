package vn.dxpulse.streams.topology;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.dxpulse.schemas.event.StatisticKept;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.kpi.Statistic;
import vn.dxpulse.streams.target.status.Measurement;
import vn.dxpulse.streams.target.status.Period;

/** Kept figures as they are handed over to the targets. */
final class StatisticRows {

  private StatisticRows() {}

  static StatisticKept row(UnitId unit, Statistic statistic, long asOfMs) {
    OptionalInt universe = statistic.figure().universe();
    return StatisticKept.newBuilder()
        .setUnit(unit.toString())
        .setKpi(statistic.kpi())
        .setPeriod(statistic.period())
        .setPeriodEnd(Instant.ofEpochMilli(statistic.periodEndMs()))
        .setValue(statistic.figure().value())
        .setNumerator(CurrentRows.boxed(statistic.figure().numerator()))
        .setDenominator(CurrentRows.boxed(statistic.figure().denominator()))
        .setUniverse(universe.isPresent() ? universe.getAsInt() : null)
        .setPublishedAt(CurrentRows.instant(statistic.publication().publishedAtMs()))
        .setSourceUrl(statistic.publication().sourceUrl())
        .setSimulated(statistic.origin().simulated())
        .setAsOf(Instant.ofEpochMilli(asOfMs))
        .build();
  }

  /** The figure of a row, for the day on which its period ends at +07:00. */
  static Measurement figure(StatisticKept row) {
    LocalDate end = LocalDate.ofInstant(row.getPeriodEnd(), UnitRegistryFile.VIETNAM);
    return new Measurement(
        UnitId.parse(row.getUnit()),
        end,
        row.getPeriodEnd().toEpochMilli(),
        new Measurement.Value(
            row.getValue(), optional(row.getNumerator()), optional(row.getDenominator())),
        row.getSimulated(),
        Optional.of(
            new Measurement.Publication(
                Period.of(row.getPeriod(), end),
                row.getUniverse() == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(row.getUniverse()))));
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
