package vn.dxpulse.streams.kpi;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/** A {@link Statistic} without its KPI and period, which stand in the key, as bytes. */
final class StatisticFormat {

  private StatisticFormat() {}

  static void write(Statistic statistic, StoredOutput out) throws IOException {
    out.writeLong(statistic.periodEndMs());
    out.writeDouble(statistic.figure().value());
    out.writeOptional(statistic.figure().numerator());
    out.writeOptional(statistic.figure().denominator());
    out.writeOptional(toLong(statistic.figure().universe()));
    out.writeOptional(statistic.publication().publishedAtMs());
    out.writeText(statistic.publication().sourceUrl());
    out.writeText(statistic.origin().eventId());
    out.writeLong(statistic.origin().arrivalMs());
    out.writeBoolean(statistic.origin().simulated());
  }

  static Statistic read(String kpi, String period, StoredInput in) throws IOException {
    return new Statistic(
        kpi,
        period,
        in.readLong(),
        new Statistic.Figure(
            in.readDouble(),
            in.readOptionalLong(),
            in.readOptionalLong(),
            toInt(in.readOptionalLong())),
        new Statistic.Publication(in.readOptionalLong(), in.readText()),
        new Statistic.Origin(in.readText(), in.readLong(), in.readBoolean()));
  }

  private static OptionalInt toInt(OptionalLong value) {
    return value.isPresent()
        ? OptionalInt.of(Math.toIntExact(value.getAsLong()))
        : OptionalInt.empty();
  }

  private static OptionalLong toLong(OptionalInt value) {
    return value.isPresent() ? OptionalLong.of(value.getAsInt()) : OptionalLong.empty();
  }
}
