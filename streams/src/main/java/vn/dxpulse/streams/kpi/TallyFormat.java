package vn.dxpulse.streams.kpi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.kpi.Places.Form;
import vn.dxpulse.streams.kpi.Places.Place;
import vn.dxpulse.streams.stored.StoredFormat;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/**
 * The {@link Tally} of a unit as bytes: a version, then every place with the names of its KPI and
 * window, so that whoever reads it may have another catalogue. A place that the reader does not
 * have, or has in another form, is left out; one that the bytes do not have counts nothing.
 */
public final class TallyFormat {

  private static final StoredFormat FORMAT = new StoredFormat("a tally", (byte) 1);

  private final Places places;

  public TallyFormat(Places places) {
    this.places = places;
  }

  /** Writes the readings of one unit that are given to it. */
  Writer writer(Function<Kpi, OptionalLong> countedSince) {
    return new Writer(countedSince);
  }

  /**
   * The tally that {@code bytes} hold.
   *
   * @throws IllegalStateException if a later version wrote them
   */
  public Tally read(byte[] bytes) {
    return FORMAT.read(
        bytes,
        in -> {
          Tally tally = new Tally(places);
          while (in.available() > 0) {
            readPlace(in, tally);
          }
          return tally;
        });
  }

  private void readPlace(StoredInput in, Tally tally) throws IOException {
    Optional<Integer> place = places.find(in.readUTF(), in.readUTF());
    Form form = Form.of((char) in.readByte());
    boolean simulated = in.readBoolean();
    OptionalLong countedSince = in.readOptionalLong();
    Optional<Integer> wanted = place.filter(p -> places.all().get(p).form() == form);
    switch (form) {
      case COUNT, RATIO -> {
        long above = StoredNumber.read(in);
        long below = StoredNumber.read(in);
        wanted.ifPresent(p -> tally.putCounts(p, above, below));
      }
      case RANKED -> {
        long[] spread = StoredNumber.readCounts(in, Buckets.ALL);
        wanted.ifPresent(p -> tally.putSpread(p, spread));
      }
      case STATISTIC -> {
        if (in.readBoolean()) {
          String kpi = in.readUTF();
          Statistic statistic = StatisticFormat.read(kpi, in.readText(), in);
          wanted.ifPresent(p -> tally.putStatistic(p, statistic));
        }
      }
    }
    wanted.ifPresent(p -> tally.describe(p, simulated, countedSince));
  }

  /** Takes the readings of one unit, percentiles as {@link Reading.Spread}. */
  final class Writer implements ReadingVisitor {
    private final Function<Kpi, OptionalLong> countedSince;
    private final StoredOutput out = FORMAT.begin(8_192);
    private int place;

    private Writer(Function<Kpi, OptionalLong> countedSince) {
      this.countedSince = countedSince;
    }

    @Override
    public void reading(Kpi kpi, String window, Reading reading, boolean simulated) {
      try {
        write(places.all().get(place), reading, simulated);
      } catch (IOException e) {
        throw new UncheckedIOException("writing to memory cannot fail", e);
      }
      place++;
    }

    /** What was taken. */
    byte[] bytes() {
      return out.bytes();
    }

    private void write(Place at, Reading reading, boolean simulated) throws IOException {
      out.writeUTF(at.kpi().id());
      out.writeUTF(at.window());
      out.writeByte(at.form().code());
      out.writeBoolean(simulated);
      out.writeOptional(countedSince.apply(at.kpi()));
      switch (at.form()) {
        case COUNT -> {
          StoredNumber.write(out, reading.numerator().orElse(0));
          StoredNumber.write(out, reading.value().isPresent() ? 1 : 0);
        }
        case RATIO -> {
          StoredNumber.write(out, reading.numerator().orElseThrow());
          StoredNumber.write(out, reading.denominator().orElseThrow());
        }
        case RANKED ->
            StoredNumber.writeCounts(out, Buckets.ALL, ((Reading.Spread) reading).counts(), 0);
        case STATISTIC -> writeStatistic(reading);
      }
    }

    private void writeStatistic(Reading reading) throws IOException {
      boolean published = reading instanceof Reading.Published;
      out.writeBoolean(published);
      if (published) {
        Statistic statistic = ((Reading.Published) reading).statistic();
        out.writeUTF(statistic.kpi());
        out.writeText(statistic.period());
        StatisticFormat.write(statistic, out);
      }
    }
  }
}
