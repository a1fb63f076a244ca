package vn.dxpulse.streams.catalogue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By which words the level of a service is told. A service stands on the scale of the level last
 * heard of; no KPI counts levels of both.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of and Optional of immutable values
public enum ServiceScale {
  /** Levels 1 to 4, until Decree 42/2022 took effect on 2022-08-15. */
  LEVEL(
      Optional.empty(),
      Optional.of(LocalDate.of(2022, 8, 14)),
      ServiceLevel.LEVEL_1,
      ServiceLevel.LEVEL_2,
      ServiceLevel.LEVEL_3,
      ServiceLevel.LEVEL_4),
  /** Full process, partial or information, since Decree 42/2022. */
  FULL_PROCESS(
      Optional.of(LocalDate.of(2022, 8, 15)),
      Optional.empty(),
      ServiceLevel.FULL_PROCESS,
      ServiceLevel.PARTIAL,
      ServiceLevel.INFORMATION),
  /** Every service on offer, whatever its level: for what no scale redefined. */
  ANY(Optional.empty(), Optional.empty());

  /** The share of services that work on a phone is a statement of its own on every scale. */
  static final String ON_PHONE = "on_phone";

  private final Optional<LocalDate> from;
  private final Optional<LocalDate> until;
  private final List<ServiceLevel> levels;

  ServiceScale(Optional<LocalDate> from, Optional<LocalDate> until, ServiceLevel... levels) {
    this.from = from;
    this.until = until;
    this.levels = List.of(levels);
  }

  /** First day of the law behind the scale; empty if there is no break before it. */
  public Optional<LocalDate> from() {
    return from;
  }

  /** Last day of the law behind the scale; empty if it holds. */
  public Optional<LocalDate> until() {
    return until;
  }

  String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> tokens() {
    return Arrays.stream(values()).map(ServiceScale::token).toList();
  }

  static Optional<ServiceScale> find(String token) {
    return Arrays.stream(values()).filter(scale -> scale.token().equals(token)).findFirst();
  }

  /** What a share may be of: a level of the scale, or what works on a phone. */
  List<String> shares() {
    return Stream.concat(levels.stream().map(ServiceScale::tokenOf), Stream.of(ON_PHONE)).toList();
  }

  /** Every service on the scale. */
  ServiceGroup all() {
    return new ServiceGroup(levelsOrAll(), false);
  }

  /** The services that a share is of, one of {@link #shares}. */
  ServiceGroup group(String share) {
    return share.equals(ON_PHONE)
        ? new ServiceGroup(levelsOrAll(), true)
        : new ServiceGroup(
            levels.stream().filter(level -> tokenOf(level).equals(share)).toList(), false);
  }

  private List<ServiceLevel> levelsOrAll() {
    if (this != ANY) {
      return levels;
    }
    return Arrays.stream(ServiceLevel.values())
        .filter(level -> level != ServiceLevel.WITHDRAWN)
        .toList();
  }

  private static String tokenOf(ServiceLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
