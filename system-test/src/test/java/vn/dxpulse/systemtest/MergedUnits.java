package vn.dxpulse.systemtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The shipped units as an oracle sees them: found by code and day, each with the unit of today that
 * it went into. Reads the registry itself and goes by its column of successors.
 */
final class MergedUnits {

  /** Units exist since ever from the first day of the registry on. */
  private static final LocalDate SINCE_EVER = LocalDate.parse("2019-04-01");

  private final List<RegistryLine> lines = RegistryLine.shipped();
  private final Map<String, List<RegistryLine>> byCode =
      lines.stream()
          .collect(Collectors.groupingBy(RegistryLine::code, TreeMap::new, Collectors.toList()));

  /** Codes that meant a unit on a day. */
  List<String> codes(LocalDate day) {
    return lines.stream().filter(line -> exists(line, day)).map(RegistryLine::code).toList();
  }

  /** The unit that a code meant on a day. */
  String unit(String code, LocalDate day) {
    return line(code, day).unit();
  }

  /** The unit of today that one of a day went into. */
  String unitOfToday(String code, LocalDate day) {
    RegistryLine line = line(code, day);
    while (!line.lastDay().isEmpty()) {
      line = line(line.successor(), LocalDate.parse(line.lastDay()).plusDays(1));
    }
    return line.unit();
  }

  List<String> all() {
    return new ArrayList<>(lines.stream().map(RegistryLine::unit).toList());
  }

  private RegistryLine line(String code, LocalDate day) {
    return byCode.get(code).stream().filter(line -> exists(line, day)).findFirst().orElseThrow();
  }

  private static boolean exists(RegistryLine line, LocalDate day) {
    boolean begun = line.firstDay().equals(SINCE_EVER) || !day.isBefore(line.firstDay());
    return begun && (line.lastDay().isEmpty() || !day.isAfter(LocalDate.parse(line.lastDay())));
  }
}
