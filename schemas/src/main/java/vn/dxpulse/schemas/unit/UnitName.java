package vn.dxpulse.schemas.unit;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place name as it is searched for, free of how it was written. Two keys: names that Vietnamese
 * readers take for the same have the same {@code spelling}; those that are the same without any
 * marks and blanks have the same {@code plain}.
 *
 * <p>Worked example: {@code Tỉnh Hoà Bình} and {@code hòa bình}, in NFC or NFD, have one spelling,
 * for the mark belongs to the syllable wherever it is put; {@code Hoa Binh} and {@code Hoabinh
 * Province} only share the plain key {@code hoabinh} with them.
 *
 * <p>For search and import alone. Facts and rows are never joined on names: neither key tells the
 * Lào Cai of before the merger of 2025 from that of after.
 *
 * @param spelling words in small letters, the tone mark of each at its end, without words of type
 * @param plain small letters and digits of the same words alone; empty if there are none
 */
public record UnitName(String spelling, String plain) {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Grave, acute, tilde, hook above, dot below: the five marks of a tone; others are of vowels. */
  private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

  private static final Pattern NO_TONES =
      Pattern.compile("[^\\u0300\\u0301\\u0303\\u0309\\u0323]+");

  private static final List<List<String>> TYPES_BEFORE =
      List.of(
          List.of("thanh", "pho"),
          List.of("tinh"),
          List.of("tp"),
          List.of("t", "p"),
          List.of("city", "of"),
          List.of("province", "of"),
          List.of("city"),
          List.of("province"));

  private static final List<List<String>> TYPES_AFTER =
      List.of(List.of("city"), List.of("province"));

  /** The keys of a name in any spelling; both are empty if it has neither letter nor digit. */
  public static UnitName of(String text) {
    List<String> words = withoutTypes(words(text));
    return new UnitName(
        words.stream().map(UnitName::toneAtEnd).collect(Collectors.joining(" ")),
        words.stream().map(UnitName::plain).collect(Collectors.joining()));
  }

  private static List<String> words(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    return Arrays.stream(BETWEEN_WORDS.split(decomposed)).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> withoutTypes(List<String> words) {
    List<String> plain = words.stream().map(UnitName::plain).toList();
    int from = 0;
    for (List<String> type : TYPES_BEFORE) {
      if (from == 0 && plain.size() > type.size() && startsWith(plain, type)) {
        from = type.size();
      }
    }
    int to = words.size();
    if (to - from > 1 && TYPES_AFTER.contains(plain.subList(to - 1, to))) {
      to--;
    }
    return words.subList(from, to);
  }

  private static boolean startsWith(List<String> words, List<String> type) {
    return words.subList(0, type.size()).equals(type);
  }

  private static String toneAtEnd(String word) {
    return TONES.matcher(word).replaceAll("") + NO_TONES.matcher(word).replaceAll("");
  }

  /** Đ is a letter of its own and has no mark that could be taken away. */
  private static String plain(String word) {
    return MARKS.matcher(word).replaceAll("").replace('đ', 'd');
  }
}
