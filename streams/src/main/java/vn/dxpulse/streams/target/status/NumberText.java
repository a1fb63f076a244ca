package vn.dxpulse.streams.target.status;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers for people: 1.234,5 in Vietnamese, 1,234.5 in English; two decimals at most, and more
 * where two numbers that differ would otherwise read the same (89,996 beside 90).
 */
record NumberText(char grouping, char decimal) {

  private static final int USUAL_DECIMALS = 2;
  private static final int MOST_DECIMALS = 8;

  /** {@code number} rounded to two decimals. */
  String of(double number) {
    return format(number, USUAL_DECIMALS);
  }

  /** {@code number} with as many decimals as tell it from {@code other}. */
  String beside(double number, double other) {
    int decimals = USUAL_DECIMALS;
    while (decimals < MOST_DECIMALS
        && number != other
        && format(number, decimals).equals(format(other, decimals))) {
      decimals++;
    }
    return format(number, decimals);
  }

  private String format(double number, int decimals) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setGroupingSeparator(grouping);
    symbols.setDecimalSeparator(decimal);
    DecimalFormat format = new DecimalFormat("#,##0", symbols);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_EVEN);
    String text = format.format(number);
    return text.equals("-0") ? "0" : text;
  }
}
