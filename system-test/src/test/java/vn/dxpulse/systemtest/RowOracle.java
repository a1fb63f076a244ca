package vn.dxpulse.systemtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dxpulse.systemtest.SentFact.Dossier;
import vn.dxpulse.systemtest.SentFact.Feedback;
import vn.dxpulse.systemtest.SentFact.WorkRecord;

/**
 * Rows of flows and stocks, each by looking at all facts that count. Shares no code with the
 * product: its own formulas, windows and percentiles, as {@code docs/domain.md} tells them.
 */
final class RowOracle {

  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Set<FactKind> FLOWING =
      Set.of(FactKind.DOSSIER, FactKind.FEEDBACK, FactKind.WORK_RECORD);
  private static final List<String> WINDOWS =
      List.of("1m", "1h", "24h", "7d", "30d", "day", "month", "quarter", "year", "all");

  private static final List<Flow<?>> FLOWS =
      List.of(
          Flow.count("transactions_completed", Dossier.class),
          Flow.share("online_submission_rate", Dossier.class, d -> d.channel().equals("ONLINE")),
          Flow.share("full_process_rate", Dossier.class, d -> d.handling().equals("FULL_PROCESS")),
          Flow.share(
              "counter_share",
              Dossier.class,
              d -> d.channel().equals("COUNTER") || d.channel().equals("ASSISTED")),
          Flow.share(
              "on_time_rate",
              Dossier.class,
              d -> d.due().isPresent(),
              d -> !d.stamp().at().isAfter(d.due().orElseThrow())),
          Flow.share(
              "online_payment_rate", Dossier.class, d -> d.feeVnd() > 0, Dossier::paidOnline),
          Flow.count("feedback_received", Feedback.class),
          new Flow<>("satisfaction", Feedback.class, f -> f.score() - 1L, f -> 4L, true),
          ofLevel("work_records_online_province", "PROVINCE"),
          ofLevel("work_records_online_district", "DISTRICT"),
          ofLevel("work_records_online_commune", "COMMUNE"));

  private final Map<String, List<SentFact>> flowsByUnit;
  private final EnterpriseOracle enterprises;
  private final ServiceOracle services;

  RowOracle(List<SentFact> counted) {
    this.flowsByUnit =
        counted.stream()
            .filter(fact -> FLOWING.contains(fact.kind()))
            .collect(
                Collectors.groupingBy(
                    fact ->
                        CrashUnits.unitOf(fact.stamp().code(), fact.stamp().at()).orElseThrow()));
    this.enterprises = new EnterpriseOracle(counted);
    this.services = new ServiceOracle(counted);
  }

  /**
   * All rows of flows and stocks, by key.
   *
   * @param time the moment T that the rows of a unit speak for
   */
  Map<String, ShownRow> rows(Function<String, Instant> time) {
    Map<String, ShownRow> rows = new TreeMap<>();
    for (String unit : CrashUnits.all()) {
      List<SentFact> facts = flowsByUnit.getOrDefault(unit, List.of());
      for (String window : WINDOWS) {
        Instant now = time.apply(unit);
        List<SentFact> in =
            facts.stream().filter(fact -> isIn(window, fact.stamp().at(), now)).toList();
        for (Flow<?> flow : FLOWS) {
          rows.put(key(unit, flow.kpi(), window), flow.row(in, facts));
        }
        addPercentiles(rows, unit, window, in);
      }
      enterprises.rows(unit).forEach((kpi, row) -> rows.put(key(unit, kpi, "now"), row));
      services.rows(unit).forEach((kpi, row) -> rows.put(key(unit, kpi, "now"), row));
    }
    return rows;
  }

  private void addPercentiles(
      Map<String, ShownRow> rows, String unit, String window, List<SentFact> in) {
    boolean simulated =
        dossiers(flowsByUnit.getOrDefault(unit, List.of())).anyMatch(d -> d.stamp().simulated());
    long[] seconds = dossiers(in).mapToLong(d -> d.open().toSeconds()).sorted().toArray();
    for (int percent : List.of(50, 90)) {
      ShownRow row = PercentileOracle.hours(seconds, percent, simulated);
      rows.put(key(unit, "processing_time_p" + percent, window), row);
    }
  }

  private static Stream<Dossier> dossiers(List<SentFact> facts) {
    return facts.stream().filter(Dossier.class::isInstance).map(Dossier.class::cast);
  }

  private static String key(String unit, String kpi, String window) {
    return String.join("|", "reported", unit, kpi, window);
  }

  private static Flow<WorkRecord> ofLevel(String kpi, String level) {
    return Flow.share(kpi, WorkRecord.class, w -> w.level().equals(level), WorkRecord::online);
  }

  /** A rolling window holds the panes that overlap it; a calendar window whole days up to T. */
  private static boolean isIn(String window, Instant at, Instant now) {
    return switch (window) {
      case "1m" -> overlaps(at, now, 60, 1);
      case "1h" -> overlaps(at, now, 3_600, 60);
      case "24h" -> overlaps(at, now, 86_400, 60);
      case "7d" -> overlaps(at, now, 7 * 86_400L, 3_600);
      case "30d" -> overlaps(at, now, 30 * 86_400L, 3_600);
      case "day" -> isBetween(at, today(now), now);
      case "month" -> isBetween(at, today(now).withDayOfMonth(1), now);
      case "quarter" ->
          isBetween(
              at,
              today(now)
                  .withDayOfMonth(1)
                  .withMonth(today(now).getMonth().firstMonthOfQuarter().getValue()),
              now);
      case "year" -> isBetween(at, today(now).withDayOfYear(1), now);
      case "all" -> true;
      default -> throw new IllegalArgumentException(window);
    };
  }

  private static boolean overlaps(Instant at, Instant now, long seconds, long paneSeconds) {
    long pane = Math.floorDiv(at.getEpochSecond(), paneSeconds);
    Instant start = Instant.ofEpochSecond(pane * paneSeconds);
    Instant end = Instant.ofEpochSecond((pane + 1) * paneSeconds);
    return !start.isAfter(now) && end.isAfter(now.minusSeconds(seconds));
  }

  private static boolean isBetween(Instant at, LocalDate first, Instant now) {
    return !today(at).isBefore(first) && !today(at).isAfter(today(now));
  }

  private static LocalDate today(Instant time) {
    return time.atZone(VIETNAM).toLocalDate();
  }

  /** Sums over the facts of one type. */
  private record Flow<F extends SentFact>(
      String kpi, Class<F> of, ToLongFunction<F> above, ToLongFunction<F> below, boolean isRatio) {

    static <F extends SentFact> Flow<F> count(String kpi, Class<F> of) {
      return new Flow<>(kpi, of, fact -> 1, fact -> 0, false);
    }

    static <F extends SentFact> Flow<F> share(String kpi, Class<F> of, Predicate<F> above) {
      return share(kpi, of, fact -> true, above);
    }

    static <F extends SentFact> Flow<F> share(
        String kpi, Class<F> of, Predicate<F> among, Predicate<F> above) {
      return new Flow<>(
          kpi,
          of,
          fact -> among.test(fact) && above.test(fact) ? 1 : 0,
          fact -> among.test(fact) ? 1 : 0,
          true);
    }

    ShownRow row(List<SentFact> in, List<SentFact> ever) {
      boolean simulated = only(ever).anyMatch(fact -> fact.stamp().simulated());
      long numerator = only(in).mapToLong(above).sum();
      return isRatio
          ? ShownRow.ratio(numerator, only(in).mapToLong(below).sum(), simulated)
          : ShownRow.count(numerator, simulated);
    }

    private Stream<F> only(List<SentFact> facts) {
      return facts.stream().filter(of::isInstance).map(of::cast);
    }
  }
}
