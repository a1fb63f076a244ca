package vn.dxpulse.systemtest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Five provinces that went through the merger of 2025 and two that ended in it, as a file for the
 * application and, written apart, as the rule that an oracle goes by.
 */
final class CrashUnits {

  static final Instant MERGER = Instant.parse("2025-06-30T17:00:00Z");

  /** Codes that go on. */
  static final List<String> LASTING = List.of("01", "19", "31", "79", "92");

  /** Codes that ended with the merger. */
  static final List<String> ENDED = List.of("06", "30");

  static final String FILE =
      """
      code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,\
      predecessor_codes,population,population_basis,macro_region
      01,a,a,a,province,2019-04-01,2025-06-30,01,,,,
      06,b,b,b,province,2019-04-01,2025-06-30,19,,,,
      19,c,c,c,province,2019-04-01,2025-06-30,19,,,,
      30,d,d,d,province,2019-04-01,2025-06-30,31,,,,
      31,e,e,e,province,2019-04-01,2025-06-30,31,,,,
      79,f,f,f,province,2019-04-01,2025-06-30,79,,,,
      92,g,g,g,province,2019-04-01,2025-06-30,92,,,,
      01,a,a,a,province,2025-07-01,,,01,,,
      19,c,c,c,province,2025-07-01,,,06 19,,,
      31,e,e,e,province,2025-07-01,,,30 31,,,
      79,f,f,f,province,2025-07-01,,,79,,,
      92,g,g,g,province,2025-07-01,,,92,,,
      """;

  private CrashUnits() {}

  /** Unit that a code meant. */
  static Optional<String> unitOf(String code, Instant at) {
    boolean before = at.isBefore(MERGER);
    if (LASTING.contains(code)) {
      return Optional.of(code + (before ? "@2019-04-01" : "@2025-07-01"));
    }
    return before && ENDED.contains(code) ? Optional.of(code + "@2019-04-01") : Optional.empty();
  }

  /** Every unit of the file. */
  static List<String> all() {
    return FILE.lines()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(columns -> columns[0] + "@" + columns[5])
        .toList();
  }
}
