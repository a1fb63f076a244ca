package vn.dxpulse.streams.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a KPI is about, and the words by which people tell it from its look-alikes ({@code
 * docs/domain.md}, traps 14, 15 and 19 to 21). A KPI that uses another subject's word is refused.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of
enum Subject {
  /** Hồ sơ TTHC: citizens' cases. In Vietnamese also just {@code hồ sơ}, so no word of its own. */
  DOSSIERS("dossiers", "dossier", "transaction", "tthc"),
  /** Hồ sơ công việc: internal files of officials. */
  WORK_RECORDS("work_records", "work record", "hồ sơ công việc"),
  /** Ratings of the online services themselves. */
  ANSWERS("answers", "satisfaction", "feedback", "hài lòng", "đánh giá"),
  DIGITAL_ENTERPRISES("enterprises", "digital enterprise", "doanh nghiệp số"),
  DIGITAL_TECHNOLOGY_ENTERPRISES("enterprises", "technology", "công nghệ số"),
  DECLARATIONS("declarations"),
  /** What is offered, not what is used of it ({@code docs/domain.md}, trap 14). */
  SERVICES(
      "services",
      "services offered",
      "services at",
      "services full process",
      "level 4",
      "level4",
      "mức độ 4"),
  /**
   * What is published and never counted from events: the other two satisfactions; persons with an
   * account for payments, who are not dossiers paid for; and what no number defines.
   */
  PUBLISHED_STATISTICS(
      "",
      "sipas",
      "766",
      "epayment",
      "e-payment",
      "payment account",
      "tài khoản thanh toán",
      "universal",
      "phổ cập");

  private final String unit;
  private final List<String> words;

  Subject(String unit, String... words) {
    this.unit = unit;
    this.words = List.of(words);
  }

  /** Unit in which it is counted. */
  String unit() {
    return unit;
  }

  /** Why {@code text}, an id or a name, cannot speak of this subject; empty if it can. */
  Optional<String> complaint(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replace('_', ' ');
    for (Subject other : values()) {
      for (String word : other.words) {
        if (other != this && plain.contains(word)) {
          return Optional.of(
              "'%s' speaks of %s, but this KPI is fed by %s"
                  .formatted(text, other.spoken(), spoken()));
        }
      }
    }
    return Optional.empty();
  }

  private String spoken() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
