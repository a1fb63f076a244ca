package vn.dxpulse.bench.process;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number of at least 1; groups of digits may be parted by {@code _}. */
public final class AtLeastOne implements ITypeConverter<Long> {

  @Override
  public Long convert(String text) {
    try {
      long number = Long.parseLong(text.replace("_", ""));
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words.
    }
    throw new TypeConversionException(
        "'" + text + "' is not a whole number of at least 1, such as 3_000_000");
  }
}
