package vn.dxpulse.streams.kpi;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A {@link Statistic} without its KPI and period, which stand in the key, as bytes. */
final class StatisticFormat {

  private StatisticFormat() {}

  static void write(Statistic statistic, DataOutputStream out) throws IOException {
    out.writeLong(statistic.periodEndMs());
    out.writeDouble(statistic.figure().value());
    StoredNumber.writeOptional(out, statistic.figure().numerator());
    StoredNumber.writeOptional(out, statistic.figure().denominator());
    StoredNumber.writeOptional(out, toLong(statistic.figure().universe()));
    StoredNumber.writeOptional(out, statistic.publication().publishedAtMs());
    StoredText.write(out, statistic.publication().sourceUrl());
    StoredText.write(out, statistic.origin().eventId());
    out.writeLong(statistic.origin().arrivalMs());
    out.writeBoolean(statistic.origin().simulated());
  }

  static Statistic read(String kpi, String period, DataInputStream in) throws IOException {
    return new Statistic(
        kpi,
        period,
        in.readLong(),
        new Statistic.Figure(
            in.readDouble(),
            StoredNumber.readOptional(in),
            StoredNumber.readOptional(in),
            toInt(StoredNumber.readOptional(in))),
        new Statistic.Publication(StoredNumber.readOptional(in), StoredText.read(in)),
        new Statistic.Origin(StoredText.read(in), in.readLong(), in.readBoolean()));
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
