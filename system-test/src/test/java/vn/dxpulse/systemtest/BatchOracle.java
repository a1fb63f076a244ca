package vn.dxpulse.systemtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Boston's service requests counted in one pass over the file, with nothing of the product: own
 * reading of local times by the American rule for daylight saving, own names of regions, own
 * formulas. A closed case is a transaction; a case without a neighbourhood belongs to no region.
 */
final class BatchOracle {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Set<String> ONLINE_SOURCES =
      Set.of("Self Service", "Citizens Connect App", "Twitter");

  private final Map<String, Tally> byRegion = new TreeMap<>();
  private final Tally everywhere = new Tally();
  private long rows;
  private long withoutRegion;

  private BatchOracle() {}

  /** Counts {@code file}, plain or compressed with gzip. */
  static BatchOracle count(Path file) {
    BatchOracle oracle = new BatchOracle();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = open(file)) {
      format.parse(reader).forEach(oracle::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return oracle;
  }

  /** Rows of the file. */
  long rows() {
    return rows;
  }

  /** Closed cases, with or without a region. */
  long closed() {
    return everywhere.completed;
  }

  /** Closed cases without a region. */
  long closedWithoutRegion() {
    return withoutRegion;
  }

  /** On time by dates over all closed cases with a due date, with or without a region. */
  Counts onTimeInTheFile() {
    return Counts.ratio(everywhere.onTime, everywhere.withDueDate);
  }

  /** Codes of the regions that have closed cases. */
  Set<String> regions() {
    return Set.copyOf(byRegion.keySet());
  }

  /** What each KPI must say of a region since ever, by KPI id. */
  Map<String, Counts> expected(String region) {
    Tally tally = byRegion.getOrDefault(region, new Tally());
    Map<String, Counts> kpis = new HashMap<>();
    kpis.put("transactions_completed", Counts.count(tally.completed));
    kpis.put("online_submission_rate", Counts.ratio(tally.online, tally.completed));
    // The file does not say how a case was handled, and no case carries a fee.
    kpis.put("full_process_rate", Counts.ratio(0, tally.completed));
    kpis.put("on_time_rate", Counts.ratio(tally.onTime, tally.withDueDate));
    kpis.put("online_payment_rate", Counts.ratio(0, 0));
    return kpis;
  }

  private static Reader open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    return new InputStreamReader(text, StandardCharsets.UTF_8);
  }

  private void add(CSVRecord row) {
    rows++;
    String closed = row.get("closed_dt").strip();
    if (closed.isEmpty()) {
      return;
    }
    Case closedCase =
        new Case(
            utcSeconds(closed),
            row.get("target_dt").strip(),
            ONLINE_SOURCES.contains(row.get("source").strip()));
    everywhere.add(closedCase);
    String region = code(row.get("neighborhood"));
    if (region.isEmpty()) {
      withoutRegion++;
    } else {
      byRegion.computeIfAbsent(region, code -> new Tally()).add(closedCase);
    }
  }

  /** "Allston / Brighton" is allston-brighton. */
  private static String code(String neighbourhood) {
    return neighbourhood.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  /**
   * Clocks go forward at 2:00 on the second Sunday of March and back at 2:00 on the first of
   * November (Energy Policy Act of 2005). The hour that comes twice is read as its first pass.
   */
  private static long utcSeconds(String local) {
    LocalDateTime time = LocalDateTime.parse(local, LOCAL);
    LocalDate march = LocalDate.of(time.getYear(), 3, 1);
    LocalDate november = LocalDate.of(time.getYear(), 11, 1);
    LocalDateTime summer =
        march.with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY)).atTime(3, 0);
    LocalDateTime winter =
        november.with(TemporalAdjusters.dayOfWeekInMonth(1, DayOfWeek.SUNDAY)).atTime(2, 0);
    boolean daylightSaving = !time.isBefore(summer) && time.isBefore(winter);
    return time.toEpochSecond(ZoneOffset.ofHours(daylightSaving ? -4 : -5));
  }

  /**
   * A case that was closed.
   *
   * @param due local text, empty if there is no due date
   */
  private record Case(long closedSeconds, String due, boolean online) {}

  private static final class Tally {
    private long completed;
    private long online;
    private long withDueDate;
    private long onTime;

    void add(Case closed) {
      completed++;
      online += closed.online() ? 1 : 0;
      if (!closed.due().isEmpty()) {
        withDueDate++;
        onTime += closed.closedSeconds() <= utcSeconds(closed.due()) ? 1 : 0;
      }
    }
  }
}
