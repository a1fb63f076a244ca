package vn.dxpulse.streams.topology;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.kpi.StoredText;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory;
import vn.dxpulse.streams.target.status.Measurement;
import vn.dxpulse.streams.target.status.Period;
import vn.dxpulse.streams.target.status.Sample;
import vn.dxpulse.streams.target.status.Series;

/**
 * Entries of the changelog of {@link TargetState}. A key is a kind and what tells entries of that
 * kind apart; a value begins with the version of its format.
 */
final class TargetFormat {

  private static final byte VERSION = 1;

  private static final char TARGET = 't';
  private static final char SAMPLE = 'v';
  private static final char FIGURE = 'f';
  private static final char PUBLISHED = 'p';
  private static final char PROGRESS = 'm';

  private TargetFormat() {}

  /** Takes the entries of a changelog; a target or digest that is gone is told of as such. */
  interface Entries {
    void target(Target target);

    void targetGone(String target);

    void sample(Series series, Sample sample);

    void sampleGone(Series series, LocalDate day);

    void figure(String kpi, Measurement figure);

    void published(String target, String digest);

    void publishedGone(String target);

    void progress(Progress progress);
  }

  /**
   * How far the task has come.
   *
   * @param revision of the rows published last, 0 if none were
   * @param timeMs newest T of what was taken, UTC milliseconds
   */
  record Progress(long revision, long timeMs) {
    static final Progress NONE = new Progress(0, Long.MIN_VALUE);
  }

  /** An entry of the changelog. */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
  record Entry(byte[] key, byte[] value) {}

  static byte[] targetKey(String target) {
    return key(TARGET, out -> StoredText.write(out, target));
  }

  static byte[] publishedKey(String target) {
    return key(PUBLISHED, out -> StoredText.write(out, target));
  }

  static Entry target(Target target) {
    return new Entry(targetKey(target.id()), value(out -> writeTarget(target, out)));
  }

  static Entry published(String target, String digest) {
    return new Entry(publishedKey(target), value(out -> StoredText.write(out, digest)));
  }

  static Entry progress(Progress progress) {
    return new Entry(
        key(PROGRESS, out -> {}),
        value(
            out -> {
              out.writeLong(progress.revision());
              out.writeLong(progress.timeMs());
            }));
  }

  static byte[] sampleKey(Series series, LocalDate day) {
    return key(
        SAMPLE,
        out -> {
          StoredText.write(out, series.unit().toString());
          StoredText.write(out, series.kpi());
          StoredText.write(out, series.window());
          out.writeLong(day.toEpochDay());
        });
  }

  static Entry sample(Series series, Sample sample) {
    return new Entry(
        sampleKey(series, sample.day()),
        value(
            out -> {
              writeOptional(out, sample.number());
              writeOptional(out, sample.numerator());
              writeOptional(out, sample.denominator());
              out.writeBoolean(sample.simulated());
            }));
  }

  static Entry figure(String kpi, Measurement figure) {
    Measurement.Publication publication = figure.publication().orElseThrow();
    return new Entry(
        key(
            FIGURE,
            out -> {
              StoredText.write(out, figure.unit().toString());
              StoredText.write(out, kpi);
              StoredText.write(out, publication.period().text());
            }),
        value(
            out -> {
              out.writeLong(figure.day().toEpochDay());
              out.writeLong(figure.asOfMs());
              out.writeDouble(figure.value().number());
              writeOptional(out, figure.value().numerator());
              writeOptional(out, figure.value().denominator());
              out.writeBoolean(figure.simulated());
              writeOptional(out, publication.universe());
            }));
  }

  /**
   * Reads an entry back; a null value is a tombstone.
   *
   * @throws IllegalStateException if a later version wrote it
   */
  static void read(byte[] key, byte[] value, Entries to) {
    try (DataInputStream keyIn = new DataInputStream(new ByteArrayInputStream(key))) {
      char kind = (char) keyIn.readByte();
      if (value == null) {
        readGone(kind, keyIn, to);
        return;
      }
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value))) {
        byte version = in.readByte();
        if (version != VERSION) {
          throw new IllegalStateException(
              "a changelog entry of targets has version "
                  + version
                  + ", this build reads "
                  + VERSION);
        }
        read(kind, keyIn, in, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a changelog entry of targets ends too early", e);
    }
  }

  private static void readGone(char kind, DataInputStream key, Entries to) throws IOException {
    switch (kind) {
      case TARGET -> to.targetGone(StoredText.read(key));
      case PUBLISHED -> to.publishedGone(StoredText.read(key));
      case SAMPLE -> to.sampleGone(readSeries(key), LocalDate.ofEpochDay(key.readLong()));
      default -> throw new IllegalStateException("a tombstone of kind " + kind);
    }
  }

  private static void read(char kind, DataInputStream key, DataInputStream in, Entries to)
      throws IOException {
    switch (kind) {
      case TARGET -> to.target(readTarget(StoredText.read(key), in));
      case PUBLISHED -> to.published(StoredText.read(key), StoredText.read(in));
      case PROGRESS -> to.progress(new Progress(in.readLong(), in.readLong()));
      case SAMPLE -> {
        Series series = readSeries(key);
        LocalDate day = LocalDate.ofEpochDay(key.readLong());
        to.sample(
            series, new Sample(day, readDouble(in), readLong(in), readLong(in), in.readBoolean()));
      }
      case FIGURE -> {
        UnitId unit = UnitId.parse(StoredText.read(key));
        to.figure(StoredText.read(key), readFigure(unit, StoredText.read(key), in));
      }
      default -> throw new IllegalStateException("a changelog entry of unknown kind " + kind);
    }
  }

  private static Series readSeries(DataInputStream key) throws IOException {
    return new Series(
        UnitId.parse(StoredText.read(key)), StoredText.read(key), StoredText.read(key));
  }

  private static Measurement readFigure(UnitId unit, String period, DataInputStream in)
      throws IOException {
    LocalDate day = LocalDate.ofEpochDay(in.readLong());
    return new Measurement(
        unit,
        day,
        in.readLong(),
        new Measurement.Value(in.readDouble(), readLong(in), readLong(in)),
        in.readBoolean(),
        Optional.of(new Measurement.Publication(Period.of(period, day), readInt(in))));
  }

  private static void writeTarget(Target target, DataOutputStream out) throws IOException {
    Target.Wording wording = target.wording();
    for (String text :
        List.of(
            wording.nameVi(),
            wording.nameEn(),
            wording.worded(),
            wording.ambiguity(),
            wording.source(),
            target.subject().unit().toString(),
            target.subject().kpi(),
            target.subject().window(),
            target.subject().unitOfMeasure(),
            target.basis().token(),
            target.demand().comparator().symbol())) {
      StoredText.write(out, text);
    }
    out.writeDouble(target.demand().value());
    writeOptional(out, target.rangeEnd());
    writeBaseline(out, target.baseline());
    out.writeLong(target.deadline().toEpochDay());
    writeTrajectory(out, target.trajectory());
    out.writeDouble(target.judging().tolerance().onTrackFrom());
    out.writeDouble(target.judging().tolerance().atRiskFrom());
    out.writeInt(target.judging().shortDays());
    out.writeInt(target.judging().longDays());
    out.writeInt(target.judging().maxAgeDays());
    out.writeBoolean(target.succession() instanceof Succession.Ends);
    writeBaseline(
        out,
        target.succession() instanceof Succession.Inherits inherits
            ? Optional.of(inherits.from())
            : Optional.empty());
    writeOptional(out, target.universe());
  }

  private static Target readTarget(String id, DataInputStream in) throws IOException {
    Target.Wording wording =
        new Target.Wording(
            StoredText.read(in),
            StoredText.read(in),
            StoredText.read(in),
            StoredText.read(in),
            StoredText.read(in));
    Target.Subject subject =
        new Target.Subject(
            UnitId.parse(StoredText.read(in)),
            StoredText.read(in),
            StoredText.read(in),
            StoredText.read(in));
    return new Target(
        id,
        wording,
        subject,
        Basis.of(StoredText.read(in)),
        new Threshold(Comparator.of(StoredText.read(in)), in.readDouble()),
        readDouble(in),
        readBaseline(in),
        LocalDate.ofEpochDay(in.readLong()),
        readTrajectory(in),
        new Target.Judging(
            new Tolerance(in.readDouble(), in.readDouble()),
            in.readInt(),
            in.readInt(),
            in.readInt()),
        readSuccession(in),
        readInt(in));
  }

  private static Succession readSuccession(DataInputStream in) throws IOException {
    boolean ends = in.readBoolean();
    Optional<Baseline> from = readBaseline(in);
    return ends
        ? new Succession.Ends()
        : from.<Succession>map(Succession.Inherits::new)
            .orElseGet(Succession.InheritsWithoutBaseline::new);
  }

  private static void writeTrajectory(DataOutputStream out, Trajectory trajectory)
      throws IOException {
    StoredText.write(out, trajectory.shape().token());
    out.writeInt(trajectory.points().size());
    for (Trajectory.Point point : trajectory.points()) {
      out.writeLong(point.day().toEpochDay());
      out.writeDouble(point.value());
    }
  }

  private static Trajectory readTrajectory(DataInputStream in) throws IOException {
    Trajectory.Shape shape = Trajectory.Shape.of(StoredText.read(in));
    List<Trajectory.Point> points = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      points.add(new Trajectory.Point(LocalDate.ofEpochDay(in.readLong()), in.readDouble()));
    }
    return new Trajectory(shape, points);
  }

  private static void writeBaseline(DataOutputStream out, Optional<Baseline> baseline)
      throws IOException {
    out.writeBoolean(baseline.isPresent());
    if (baseline.isPresent()) {
      out.writeLong(baseline.get().day().toEpochDay());
      out.writeDouble(baseline.get().value());
      StoredText.write(out, baseline.get().source());
    }
  }

  private static Optional<Baseline> readBaseline(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(
            new Baseline(LocalDate.ofEpochDay(in.readLong()), in.readDouble(), StoredText.read(in)))
        : Optional.empty();
  }

  private static void writeOptional(DataOutputStream out, OptionalDouble value) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      out.writeDouble(value.getAsDouble());
    }
  }

  private static void writeOptional(DataOutputStream out, OptionalLong value) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      out.writeLong(value.getAsLong());
    }
  }

  private static void writeOptional(DataOutputStream out, OptionalInt value) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      out.writeInt(value.getAsInt());
    }
  }

  private static OptionalDouble readDouble(DataInputStream in) throws IOException {
    return in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
  }

  private static OptionalLong readLong(DataInputStream in) throws IOException {
    return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
  }

  private static OptionalInt readInt(DataInputStream in) throws IOException {
    return in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
  }

  private static byte[] key(char kind, Content rest) {
    return bytes(
        out -> {
          out.writeByte(kind);
          rest.writeTo(out);
        });
  }

  private static byte[] value(Content content) {
    return bytes(
        out -> {
          out.writeByte(VERSION);
          content.writeTo(out);
        });
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(buffer)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return buffer.toByteArray();
  }

  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }
}
