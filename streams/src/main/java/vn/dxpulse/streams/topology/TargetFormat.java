package vn.dxpulse.streams.topology;

import java.io.IOException;
import java.time.LocalDate;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.stored.StoredFormat;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.status.Measurement;
import vn.dxpulse.streams.target.status.Sample;
import vn.dxpulse.streams.target.status.Series;

/**
 * Entries of the changelog of {@link TargetState}. A key is a kind and what tells entries of that
 * kind apart; a value begins with the version of its format.
 */
final class TargetFormat {

  private static final StoredFormat FORMAT =
      new StoredFormat("a changelog entry of targets", (byte) 1);
  private static final int EXPECTED_BYTES = 128;

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
    return key(TARGET, out -> out.writeText(target));
  }

  static byte[] publishedKey(String target) {
    return key(PUBLISHED, out -> out.writeText(target));
  }

  static Entry target(Target target) {
    return new Entry(targetKey(target.id()), value(out -> DefinitionFormat.write(target, out)));
  }

  static Entry published(String target, String digest) {
    return new Entry(publishedKey(target), value(out -> out.writeText(digest)));
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
          SeriesFormat.write(series, out);
          out.writeDay(day);
        });
  }

  static Entry sample(Series series, Sample sample) {
    return new Entry(
        sampleKey(series, sample.day()), value(out -> SeriesFormat.write(sample, out)));
  }

  static Entry figure(String kpi, Measurement figure) {
    return new Entry(
        key(
            FIGURE,
            out -> {
              out.writeText(figure.unit().toString());
              out.writeText(kpi);
              out.writeText(figure.publication().orElseThrow().period().text());
            }),
        value(out -> SeriesFormat.write(figure, out)));
  }

  /**
   * Reads an entry back; a null value is a tombstone.
   *
   * @throws IllegalStateException if a later version wrote it
   */
  static void read(byte[] key, byte[] value, Entries to) {
    if (value == null) {
      StoredInput.visit(key, FORMAT.what(), in -> readGone(in, to));
    } else {
      FORMAT.visit(value, in -> read(new StoredInput(key), in, to));
    }
  }

  private static void readGone(StoredInput key, Entries to) throws IOException {
    char kind = (char) key.readByte();
    switch (kind) {
      case TARGET -> to.targetGone(key.readText());
      case PUBLISHED -> to.publishedGone(key.readText());
      case SAMPLE -> to.sampleGone(SeriesFormat.readSeries(key), key.readDay());
      default -> throw new IllegalStateException("a tombstone of kind " + kind);
    }
  }

  private static void read(StoredInput key, StoredInput in, Entries to) throws IOException {
    char kind = (char) key.readByte();
    switch (kind) {
      case TARGET -> to.target(DefinitionFormat.read(key.readText(), in));
      case PUBLISHED -> to.published(key.readText(), in.readText());
      case PROGRESS -> to.progress(new Progress(in.readLong(), in.readLong()));
      case SAMPLE -> {
        Series series = SeriesFormat.readSeries(key);
        to.sample(series, SeriesFormat.readSample(key.readDay(), in));
      }
      case FIGURE -> {
        UnitId unit = UnitId.parse(key.readText());
        to.figure(key.readText(), SeriesFormat.readFigure(unit, key.readText(), in));
      }
      default -> throw new IllegalStateException("a changelog entry of unknown kind " + kind);
    }
  }

  private static byte[] key(char kind, StoredOutput.Content rest) {
    return StoredOutput.bytes(
        EXPECTED_BYTES,
        out -> {
          out.writeByte(kind);
          rest.writeTo(out);
        });
  }

  private static byte[] value(StoredOutput.Content content) {
    return FORMAT.bytes(EXPECTED_BYTES, content);
  }
}
