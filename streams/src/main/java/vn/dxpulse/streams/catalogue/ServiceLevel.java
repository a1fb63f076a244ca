package vn.dxpulse.streams.catalogue;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far a public service is offered online, in the words of two scales that do not map one to one
 * ({@code docs/domain.md}, trap 13), or that it is not offered any more.
 */
public enum ServiceLevel {
  LEVEL_1,
  LEVEL_2,
  LEVEL_3,
  LEVEL_4,
  /** Toàn trình. */
  FULL_PROCESS,
  /** Một phần. */
  PARTIAL,
  /** Only information is online. */
  INFORMATION,
  WITHDRAWN;

  /** The level of that name, if there is one. */
  public static Optional<ServiceLevel> find(String name) {
    return Arrays.stream(values()).filter(level -> level.name().equals(name)).findFirst();
  }
}
