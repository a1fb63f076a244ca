package vn.dxpulse.bench.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.StreamsSettings;
import vn.dxpulse.streams.StreamsSettings.Tuning;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.topology.TimeSource;

/**
 * What one streams part is started with.
 *
 * @param applicationId tells its group and changelogs from those of others
 * @param variant what it counts
 * @param state an empty directory of its own
 */
public record StreamsSetup(
    Connection connection, String applicationId, Tuning tuning, Variant variant, Path state) {

  private static final String NONE = "-";

  /** The same for a start after a crash: what it knows comes from the broker. */
  public StreamsSetup withState(Path directory) {
    return new StreamsSetup(connection, applicationId, tuning, variant, directory);
  }

  /** As words for {@link #parse}. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(connection.bootstrapServers(), connection.registryUrl(), applicationId));
    words.addAll(
        List.of(
            Integer.toString(tuning.threads()),
            tuning.commitInterval().toString(),
            tuning.duplicateHorizon().toString(),
            Boolean.toString(tuning.rollups())));
    words.add(variant.kpis().map(Path::toString).orElse(NONE));
    words.add(variant.units().map(Path::toString).orElse(NONE));
    words.add(state.toString());
    return words;
  }

  /** The setup that {@link #words} gave. */
  static StreamsSetup parse(List<String> words) {
    return new StreamsSetup(
        Connection.to(words.get(0), words.get(1)),
        words.get(2),
        tuning(words.subList(3, 7)),
        new Variant(file(words.get(7)), file(words.get(8))),
        Path.of(words.get(9)));
  }

  private static Tuning tuning(List<String> words) {
    Tuning tuning =
        new Tuning(
            Integer.parseInt(words.get(0)),
            Duration.parse(words.get(1)),
            Duration.parse(words.get(2)));
    return Boolean.parseBoolean(words.get(3)) ? tuning : tuning.withoutRollups();
  }

  StreamsSettings settings() {
    return new StreamsSettings(
        connection,
        applicationId,
        variant.registry(),
        variant.catalogue(),
        state,
        tuning,
        TimeSource.WALL);
  }

  private static Optional<Path> file(String word) {
    return word.equals(NONE) ? Optional.empty() : Optional.of(Path.of(word));
  }

  /**
   * What is counted for whom.
   *
   * @param kpis catalogue of KPIs; empty: the shipped one
   * @param units registry of units; empty: the shipped one
   */
  public record Variant(Optional<Path> kpis, Optional<Path> units) {

    /** As shipped. */
    public static final Variant SHIPPED = new Variant(Optional.empty(), Optional.empty());

    /** The shipped units, and the KPIs of {@code file}. */
    public static Variant ofKpis(Path file) {
      return new Variant(Optional.of(file), Optional.empty());
    }

    /** The shipped KPIs, for the units of {@code file}. */
    public static Variant ofUnits(Path file) {
      return new Variant(Optional.empty(), Optional.of(file));
    }

    /** The units. */
    public UnitRegistry registry() {
      return units
          .map(file -> UnitRegistryFile.read(file, UnitRegistryFile.VIETNAM))
          .orElseGet(UnitRegistryFile::vietnam);
    }

    KpiCatalogue catalogue() {
      return kpis.map(file -> KpiCatalogue.read(file, IndicatorCatalogue.shipped()))
          .orElseGet(KpiCatalogue::shipped);
    }
  }
}
