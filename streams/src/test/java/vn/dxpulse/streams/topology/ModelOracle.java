package vn.dxpulse.streams.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the pipeline must say, found by looking at every event again. Shares no code with it: its
 * own units, its own classes, its own windows.
 */
final class ModelOracle {

  static final Instant MERGER = Instant.parse("2025-06-30T17:00:00Z");
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Set<String> UNITS =
      Set.of(
          "01@2019-04-01",
          "06@2019-04-01",
          "19@2019-04-01",
          "30@2019-04-01",
          "31@2019-04-01",
          "01@2025-07-01",
          "19@2025-07-01",
          "31@2025-07-01");

  private final Map<String, Instant> firstArrival = new HashMap<>();
  private final List<Dossier> counted = new ArrayList<>();
  private final Map<String, Enterprise> enterprises = new TreeMap<>();
  private final Map<String, Long> booked = new TreeMap<>();

  /** A transaction arrives. */
  void dossier(Dossier dossier, Instant arrival) {
    book("transactions", "read");
    String outcome = outcome(dossier.id(), "transactions", dossier.code(), dossier.at(), arrival);
    if (outcome.equals("counted")) {
      counted.add(dossier);
    }
    book("transactions", outcome);
  }

  /** A registration or a closing arrives. */
  void enterprise(EnterpriseFact fact, Instant arrival) {
    String topic = fact.closing() ? "closed" : "registered";
    book(topic, "read");
    String outcome = outcome(fact.id(), topic, fact.code(), fact.at(), arrival);
    if (outcome.equals("counted")) {
      enterprises.computeIfAbsent(fact.enterprise(), id -> new Enterprise()).add(fact);
    }
    book(topic, outcome);
  }

  /** Bytes that are no fact arrive on the topic of transactions. */
  void garbage() {
    book("transactions", "read");
    book("transactions", "rejected");
  }

  /** Records by topic and class. */
  Map<String, Long> books() {
    return booked;
  }

  /** Units whose events a row of a view counts. */
  static Set<String> unitsOf(String view, String unit) {
    return switch (view) {
      case "reported" -> Set.of(unit);
      case "nation" -> UNITS;
      case "restated" ->
          switch (unit) {
            case "19@2025-07-01" -> Set.of("06@2019-04-01", "19@2019-04-01", unit);
            case "31@2025-07-01" -> Set.of("30@2019-04-01", "31@2019-04-01", unit);
            case "01@2025-07-01" -> Set.of("01@2019-04-01", unit);
            default -> throw new IllegalArgumentException(unit + " is no unit of today");
          };
      default -> throw new IllegalArgumentException(view);
    };
  }

  /** Dossiers of the units that are in a window at {@code now} and fit. */
  long count(Set<String> units, String window, Instant now, Predicate<Dossier> fits) {
    return counted.stream()
        .filter(dossier -> units.contains(unitOf(dossier.code(), dossier.at()).orElseThrow()))
        .filter(dossier -> isIn(window, dossier.at().toEpochMilli(), now.toEpochMilli()))
        .filter(fits)
        .count();
  }

  /** Dossiers by unit and day, for days with any. */
  Map<String, Long> byDay() {
    Map<String, Long> days = new TreeMap<>();
    for (Dossier dossier : counted) {
      String unit = unitOf(dossier.code(), dossier.at()).orElseThrow();
      days.merge(unit + " " + day(dossier.at().toEpochMilli()), 1L, Long::sum);
    }
    return days;
  }

  /** Active enterprises of the units together; empty if none was ever registered there. */
  Optional<Long> stock(Set<String> units) {
    return units.stream().flatMap(unit -> stock(unit).stream()).reduce(Long::sum);
  }

  private Optional<Long> stock(String unit) {
    boolean heard = enterprises.values().stream().anyMatch(e -> e.everRegisteredIn(unit));
    return heard
        ? Optional.of(enterprises.values().stream().filter(e -> e.isActiveIn(unit)).count())
        : Optional.empty();
  }

  /** Unit that a code meant: 06 went into 19, 30 into 31, and 01 goes on. */
  static Optional<String> unitOf(String code, Instant at) {
    boolean before = at.isBefore(MERGER);
    return switch (code) {
      case "06", "30" -> before ? Optional.of(code + "@2019-04-01") : Optional.empty();
      case "01", "19", "31" -> Optional.of(code + (before ? "@2019-04-01" : "@2025-07-01"));
      default -> Optional.empty();
    };
  }

  private String outcome(String id, String topic, String code, Instant at, Instant arrival) {
    boolean future = at.isAfter(arrival.plus(Duration.ofMinutes(5)));
    if (future || at.isBefore(Instant.parse("2000-01-01T00:00:00Z"))) {
      return "rejected";
    }
    if (at.isBefore(arrival.minus(Duration.ofDays(7_305)))) {
      return "late";
    }
    if (unitOf(code, at).isEmpty()) {
      return "rejected";
    }
    Instant first = firstArrival.get(topic + id);
    if (first != null && arrival.isBefore(first.plus(Duration.ofDays(7)))) {
      return "duplicate";
    }
    firstArrival.put(topic + id, arrival);
    return "counted";
  }

  private void book(String topic, String what) {
    booked.merge(topic + " " + what, 1L, Long::sum);
  }

  private static boolean isIn(String window, long timeMs, long nowMs) {
    LocalDate day = day(timeMs);
    LocalDate today = day(nowMs);
    boolean notLater = !day.isAfter(today);
    return switch (window) {
      case "1m" -> isInRolling(60_000, 1_000, timeMs, nowMs);
      case "1h" -> isInRolling(3_600_000, 60_000, timeMs, nowMs);
      case "24h" -> isInRolling(86_400_000, 60_000, timeMs, nowMs);
      case "7d" -> isInRolling(7 * 86_400_000L, 3_600_000, timeMs, nowMs);
      case "30d" -> isInRolling(30 * 86_400_000L, 3_600_000, timeMs, nowMs);
      case "day" -> day.equals(today);
      case "month" ->
          notLater && day.getYear() == today.getYear() && day.getMonth().equals(today.getMonth());
      case "quarter" ->
          notLater
              && day.getYear() == today.getYear()
              && day.get(IsoFields.QUARTER_OF_YEAR) == today.get(IsoFields.QUARTER_OF_YEAR);
      case "year" -> notLater && day.getYear() == today.getYear();
      case "all" -> true;
      default -> throw new IllegalArgumentException(window);
    };
  }

  private static boolean isInRolling(long windowMs, long paneMs, long timeMs, long nowMs) {
    long paneStartMs = timeMs - Math.floorMod(timeMs, paneMs);
    return paneStartMs <= nowMs && paneStartMs + paneMs > nowMs - windowMs;
  }

  private static LocalDate day(long timeMs) {
    return Instant.ofEpochMilli(timeMs).atZone(VIETNAM).toLocalDate();
  }

  /** A resolved dossier. */
  record Dossier(
      String id, String code, Instant at, boolean online, Optional<Instant> due, boolean sim) {

    boolean isOnTime() {
      return due.isPresent() && !at.isAfter(due.get());
    }
  }

  /** A registration or closing of an enterprise. */
  record EnterpriseFact(String id, String enterprise, String code, Instant at, boolean closing) {}

  /** All facts about one enterprise, in the order in which they were accepted. */
  private static final class Enterprise {
    private final List<EnterpriseFact> facts = new ArrayList<>();

    void add(EnterpriseFact fact) {
      facts.add(fact);
    }

    boolean isActiveIn(String unit) {
      return active().equals(Optional.of(unit));
    }

    boolean everRegisteredIn(String unit) {
      return facts.stream()
          .filter(fact -> !fact.closing())
          .anyMatch(fact -> unitOf(fact.code(), fact.at()).equals(Optional.of(unit)));
    }

    private Optional<String> active() {
      Optional<EnterpriseFact> closing = latest(true);
      return latest(false)
          .filter(registration -> closing.isEmpty() || isLater(registration, closing.get()))
          .flatMap(registration -> unitOf(registration.code(), registration.at()));
    }

    private Optional<EnterpriseFact> latest(boolean closing) {
      return facts.stream()
          .filter(fact -> fact.closing() == closing)
          .reduce((latest, next) -> isLater(next, latest) ? next : latest);
    }

    private static boolean isLater(EnterpriseFact fact, EnterpriseFact than) {
      int byTime = fact.at().compareTo(than.at());
      return byTime > 0 || (byTime == 0 && fact.id().compareTo(than.id()) > 0);
    }
  }
}
