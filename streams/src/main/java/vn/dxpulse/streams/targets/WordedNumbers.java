package vn.dxpulse.streams.targets;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The numbers that a wording names, in Vietnamese or English.
 *
 * <p>Worked examples: "trên 3.000" names 3000 and 3 (English would mean the latter), and is strict
 * about it; "8.300-8.500 USD" names 8300 and 8500; "90,5 %" names 90.5.
 */
record WordedNumbers(String text) {

  private static final String NUMBER = "\\d+(?:[.,]\\d+)*";
  private static final Pattern ANY = Pattern.compile(NUMBER);

  /** "Trên" before anything else than a number means "on". */
  private static final Pattern STRICT =
      Pattern.compile(
          "(?:trên|hơn|vượt|dưới|more than|over|above|less than|below|under)\\s+(" + NUMBER + ")");

  /** True if {@code value} is among them. */
  boolean names(double value) {
    return contains(ANY.matcher(text).results().map(MatchResult::group), value);
  }

  /** True if it says more or less than {@code value}. */
  boolean isStrictAbout(double value) {
    return contains(
        STRICT.matcher(text.toLowerCase(Locale.ROOT)).results().map(match -> match.group(1)),
        value);
  }

  private static boolean contains(Stream<String> numbers, double value) {
    // Hundredths of what is written: 0.9 * 100 is not quite 90.
    return numbers
        .flatMapToDouble(WordedNumbers::readings)
        .anyMatch(reading -> Math.abs(reading - value) < 1e-6);
  }

  /** What a number may mean: separators of thousands, or a decimal point or comma. */
  private static DoubleStream readings(String number) {
    boolean grouped = number.matches("\\d{1,3}([.,]\\d{3})+");
    boolean decimal = number.matches("\\d+([.,]\\d+)?");
    return DoubleStream.concat(
        grouped
            ? DoubleStream.of(Double.parseDouble(number.replaceAll("[.,]", "")))
            : DoubleStream.empty(),
        decimal
            ? DoubleStream.of(Double.parseDouble(number.replace(',', '.')))
            : DoubleStream.empty());
  }
}
