package vn.dxpulse.producers.figures;

import java.util.regex.Pattern;

/**
 * Reads numbers of a file: digits, and a point before decimals.
 *
 * <p>In Vietnamese text "3.000" is three thousand and "90,23" is 90.23. What may have been copied
 * from there is refused, for it cannot be told from three and no decimals: worked example, three
 * thousand is written {@code 3000}, and three {@code 3} or {@code 3.0}.
 */
final class PlainNumber {

  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

  /** Groups of three digits: thousands in Vietnam, decimals elsewhere. */
  private static final Pattern GROUPED = Pattern.compile("-?[1-9][0-9]{0,2}(\\.[0-9]{3})+");

  private PlainNumber() {}

  /**
   * Reads a number with or without decimals.
   *
   * @throws IllegalArgumentException if it is none, or may be one of Vietnamese text
   */
  static double decimal(String column, String text) {
    if (GROUPED.matcher(text).matches()) {
      String asDecimals =
          text.indexOf('.') == text.lastIndexOf('.') ? ", " + text + "0 if decimals" : "";
      throw new IllegalArgumentException(
          "%s is '%s': write %s if points separate thousands%s"
              .formatted(column, text, text.replace(".", ""), asDecimals));
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw refusal(column, text, "3000 or 90.23");
    }
    return Double.parseDouble(text);
  }

  /**
   * Reads a count.
   *
   * @throws IllegalArgumentException if it is not of digits alone
   */
  static long whole(String column, String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw refusal(column, text, "3000");
    }
    return Long.parseLong(text);
  }

  private static IllegalArgumentException refusal(String column, String text, String example) {
    return new IllegalArgumentException(
        "%s is '%s', not a plain number such as %s".formatted(column, text, example));
  }
}
