package vn.dxpulse.schemas.unit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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

  /**
   * Reads {@code code@valid_from}.
   *
   * @throws IllegalArgumentException if the text is not of that form; names what was seen
   */
  public static UnitId parse(String text) {
    int at = text.indexOf('@');
    try {
      return new UnitId(
          text.substring(0, Math.max(at, 0)), LocalDate.parse(text.substring(at + 1)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a unit such as 19@2025-07-01: code, @ and first day", e);
    }
  }

  @Override
  public String toString() {
    return code + "@" + validFrom;
  }
}
