package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and periods for people. */
enum CalendarText {
  /** 31/12/2025, năm 2025, quý IV/2025, tháng 12/2025. */
  VIETNAMESE("dd/MM/yyyy", "'ngày 'dd/MM/yyyy", "'tháng 'MM/yyyy", "'năm 'yyyy") {
    @Override
    String quarter(int quarter, int year) {
      return "quý " + ROMAN[quarter - 1] + "/" + year;
    }
  },
  /** 31 December 2025, 2025, Q4 2025, December 2025. */
  ENGLISH("d MMMM yyyy", "d MMMM yyyy", "MMMM yyyy", "yyyy") {
    @Override
    String quarter(int quarter, int year) {
      return "Q" + quarter + " " + year;
    }
  };

  private static final String[] ROMAN = {"I", "II", "III", "IV"};
  private static final int MONTHS_A_QUARTER = 3;

  private final DateTimeFormatter bareDay;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;
  private final DateTimeFormatter year;

  CalendarText(String bareDay, String day, String month, String year) {
    this.bareDay = DateTimeFormatter.ofPattern(bareDay, Locale.ENGLISH);
    this.day = DateTimeFormatter.ofPattern(day, Locale.ENGLISH);
    this.month = DateTimeFormatter.ofPattern(month, Locale.ENGLISH);
    this.year = DateTimeFormatter.ofPattern(year, Locale.ENGLISH);
  }

  abstract String quarter(int quarter, int year);

  /** A day within a sentence that says already that it is one. */
  String bare(LocalDate at) {
    return bareDay.format(at);
  }

  /** A day by itself. */
  String of(LocalDate at) {
    return day.format(at);
  }

  /** A period by itself. */
  String of(Period period) {
    return switch (period.length()) {
      case DAY -> of(period.last());
      case MONTH -> month.format(period.last());
      case QUARTER ->
          quarter(period.last().getMonthValue() / MONTHS_A_QUARTER, period.last().getYear());
      case YEAR -> year.format(period.last());
    };
  }
}
