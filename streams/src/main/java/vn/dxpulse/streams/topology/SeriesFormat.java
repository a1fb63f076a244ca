package vn.dxpulse.streams.topology;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;
import vn.dxpulse.streams.target.status.Measurement;
import vn.dxpulse.streams.target.status.Period;
import vn.dxpulse.streams.target.status.Sample;
import vn.dxpulse.streams.target.status.Series;

/** What targets are judged by, as bytes: daily samples of a series, and published figures. */
final class SeriesFormat {

  private SeriesFormat() {}

  static void write(Series series, StoredOutput out) throws IOException {
    out.writeText(series.unit().toString());
    out.writeText(series.kpi());
    out.writeText(series.window());
  }

  static Series readSeries(StoredInput in) throws IOException {
    return new Series(UnitId.parse(in.readText()), in.readText(), in.readText());
  }

  /** Writes what a sample says besides its day. */
  static void write(Sample sample, StoredOutput out) throws IOException {
    out.writeOptional(sample.number());
    out.writeOptional(sample.numerator());
    out.writeOptional(sample.denominator());
    out.writeBoolean(sample.simulated());
  }

  static Sample readSample(LocalDate day, StoredInput in) throws IOException {
    return new Sample(
        day,
        in.readOptionalDouble(),
        in.readOptionalLong(),
        in.readOptionalLong(),
        in.readBoolean());
  }

  /** Writes what a published figure says besides its unit and period. */
  static void write(Measurement figure, StoredOutput out) throws IOException {
    out.writeDay(figure.day());
    out.writeLong(figure.asOfMs());
    out.writeDouble(figure.value().number());
    out.writeOptional(figure.value().numerator());
    out.writeOptional(figure.value().denominator());
    out.writeBoolean(figure.simulated());
    out.writeOptional(figure.publication().orElseThrow().universe());
  }

  static Measurement readFigure(UnitId unit, String period, StoredInput in) throws IOException {
    LocalDate day = in.readDay();
    return new Measurement(
        unit,
        day,
        in.readLong(),
        new Measurement.Value(in.readDouble(), in.readOptionalLong(), in.readOptionalLong()),
        in.readBoolean(),
        Optional.of(new Measurement.Publication(Period.of(period, day), in.readOptionalInt())));
  }
}
