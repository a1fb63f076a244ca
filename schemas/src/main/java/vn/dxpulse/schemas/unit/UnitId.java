package vn.dxpulse.schemas.unit;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Key of a unit: {@code code@valid_from}, such as {@code 19@2025-07-01}.
 *
 * @param code code such as "01"; never read as a number
 * @param validFrom first day of the unit
 */
public record UnitId(String code, LocalDate validFrom) {

  public UnitId {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(validFrom, "validFrom");
    if (code.isBlank() || code.indexOf('@') >= 0 || code.indexOf('|') >= 0) {
      throw new IllegalArgumentException(
          "a unit code must not be empty nor contain @ or |, got '" + code + "'");
    }
  }

  @Override
  public String toString() {
    return code + "@" + validFrom;
  }
}
