package vn.dxpulse.producers.csv;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dxpulse.schemas.file.TextFile;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/**
 * How the rows of one source become events of one kind. Immutable; read from a YAML file such as
 * the shipped {@code boston-311.yaml}, which explains each key.
 */
public final class Mapping {

  private static final List<String> SHIPPED = List.of("boston-311");

  private final Identity identity;
  private final EventKind event;
  private final LocalTimes times;
  private final UnitRegistry units;
  private final Optional<OnlyWhen> onlyWhen;
  private final Map<String, FieldRule> fields;

  Mapping(
      Identity identity,
      EventKind event,
      LocalTimes times,
      UnitRegistry units,
      Optional<OnlyWhen> onlyWhen,
      Map<String, FieldRule> fields) {
    this.identity = identity;
    this.event = event;
    this.times = times;
    this.units = units;
    this.onlyWhen = onlyWhen;
    this.fields = Map.copyOf(fields);
  }

  /**
   * The shipped mapping of that name, else the one in that file.
   *
   * @throws InvalidMapping if there is neither, or it cannot be used; lists every problem
   */
  public static Mapping load(String nameOrPath) {
    if (SHIPPED.contains(nameOrPath)) {
      return shipped(nameOrPath);
    }
    Path file = Path.of(nameOrPath);
    if (!Files.isRegularFile(file)) {
      throw new InvalidMapping(
          List.of(
              "mapping is '%s', neither a file nor one of the shipped %s"
                  .formatted(nameOrPath, SHIPPED)));
    }
    return read(file);
  }

  /** Names of the mappings in the jar. */
  public static List<String> shippedNames() {
    return SHIPPED;
  }

  /** Reads a mapping; the unit registry it names is looked for relative to the file. */
  public static Mapping read(Path file) {
    return TextFile.read(
        file,
        InvalidMapping::new,
        (reader, origin) ->
            new MappingReader(
                    origin, (name, zone) -> UnitRegistryFile.read(file.resolveSibling(name), zone))
                .read(reader));
  }

  private static Mapping shipped(String name) {
    return TextFile.shipped(
        Mapping.class,
        name + ".yaml",
        (reader, origin) -> new MappingReader(origin, Mapping::shippedRegistry).read(reader));
  }

  private static UnitRegistry shippedRegistry(String name, ZoneId zone) {
    return TextFile.shipped(
        Mapping.class, name, (reader, origin) -> UnitRegistryFile.read(reader, origin, zone));
  }

  /** Name of the mapping, for people. */
  public String name() {
    return identity.name();
  }

  /** Who emits the events, as CloudEvents {@code source}. */
  public URI source() {
    return identity.source();
  }

  /** The units that the mapping's codes name; what the streams part must be given to know them. */
  public UnitRegistry units() {
    return units;
  }

  EventKind event() {
    return event;
  }

  LocalTimes times() {
    return times;
  }

  Optional<OnlyWhen> onlyWhen() {
    return onlyWhen;
  }

  Map<String, FieldRule> fields() {
    return fields;
  }

  /** Every column that a file must have. */
  Stream<String> columns() {
    return Stream.concat(
            onlyWhen.map(OnlyWhen::column).stream(),
            fields.values().stream().flatMap(rule -> rule.column().stream()))
        .distinct()
        .sorted();
  }

  record Identity(String name, URI source) {}
}
