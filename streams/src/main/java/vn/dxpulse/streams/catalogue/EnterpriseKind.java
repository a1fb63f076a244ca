package vn.dxpulse.streams.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** Two indicators that only sound alike ({@code docs/domain.md}, trap 15). */
public enum EnterpriseKind {
  /** Doanh nghiệp số. */
  DIGITAL,
  /** Doanh nghiệp công nghệ số. */
  DIGITAL_TECHNOLOGY;

  /** The kind of that name, if there is one. */
  public static Optional<EnterpriseKind> find(String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }
}
