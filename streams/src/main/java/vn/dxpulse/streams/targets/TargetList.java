package vn.dxpulse.streams.targets;

import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.file.TextFile;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.target.Target;

/**
 * Every target of a file, in its order. Immutable; the shipped {@code targets.yaml} explains the
 * file.
 */
public final class TargetList {

  private static final String SHIPPED = "targets.yaml";

  private final List<Target> all;

  TargetList(List<Target> all) {
    this.all = List.copyOf(all);
  }

  /**
   * The targets in the jar.
   *
   * @throws InvalidTargets if {@code kpis} or {@code units} lack what they are about
   */
  public static TargetList shipped(KpiCatalogue kpis, UnitRegistry units) {
    return TextFile.shipped(
        TargetList.class, SHIPPED, (reader, origin) -> read(reader, origin, kpis, units));
  }

  /**
   * Reads targets from a file.
   *
   * @throws InvalidTargets if it cannot be used; lists every problem with file and line
   */
  public static TargetList read(Path file, KpiCatalogue kpis, UnitRegistry units) {
    return TextFile.read(
        file, InvalidTargets::new, (reader, origin) -> read(reader, origin, kpis, units));
  }

  /** Reads targets; {@code origin} names the source in messages. */
  static TargetList read(Reader reader, String origin, KpiCatalogue kpis, UnitRegistry units) {
    return new TargetsReader(origin, kpis, units).read(reader);
  }

  /** Every target, in the order of the file. */
  public List<Target> all() {
    return all;
  }

  /** The target of that id, if there is one. */
  public Optional<Target> find(String id) {
    return all.stream().filter(target -> target.id().equals(id)).findFirst();
  }
}
