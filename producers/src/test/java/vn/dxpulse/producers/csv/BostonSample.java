package vn.dxpulse.producers.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Generates rows of the shape of Boston's service requests, with the oddities of the real export:
 * blank neighbourhoods, no due date, open cases, work logged after the fact, the repeated hour, due
 * dates in 2059, commas and quotes in text. Every row is invented; the same seed gives the same
 * rows.
 */
final class BostonSample {

  /** Where the sample is kept, from this module's directory. */
  static final Path COMMITTED = Path.of("../system-test/src/test/resources/boston-sample.csv");

  private static final long SEED = 20_110_701;
  private static final int ROWS = 2_000;
  private static final LocalDateTime FIRST_OPENING = LocalDateTime.parse("2011-07-01T00:10:00");
  private static final int DAYS = 183;
  private static final double BLANK_NEIGHBOURHOOD = 0.05;
  private static final double NO_DUE_DATE = 0.19;
  private static final double STILL_OPEN = 0.06;
  private static final double LATE = 0.22;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final LocalDateTime REPEATED_HOUR = LocalDateTime.parse("2011-11-06T01:00:00");
  private static final LocalDateTime FAR_FUTURE = LocalDateTime.parse("2059-01-01T08:00:00");

  private static final List<String> COLUMNS =
      List.of(
          "case_enquiry_id",
          "open_dt",
          "target_dt",
          "closed_dt",
          "ontime",
          "case_status",
          "closure_reason",
          "case_title",
          "subject",
          "reason",
          "type",
          "queue",
          "department",
          "submittedphoto",
          "closedphoto",
          "location",
          "fire_district",
          "pwd_district",
          "city_council_district",
          "police_district",
          "neighborhood",
          "neighborhood_services_district",
          "ward",
          "precinct",
          "location_street_name",
          "location_zipcode",
          "latitude",
          "longitude",
          "source");
  private static final List<String> NEIGHBOURHOODS =
      List.of(
          "Dorchester",
          "Dorchester",
          "Roxbury",
          "Allston / Brighton",
          "Jamaica Plain",
          "South Boston / South Boston Waterfront",
          "South Boston",
          "Greater Mattapan",
          "Mattapan",
          "Hyde Park",
          "East Boston",
          "Back Bay",
          "Boston",
          "Fenway / Kenmore / Audubon Circle / Longwood");
  private static final List<String> CHANNELS =
      List.of(
          "Constituent Call",
          "Constituent Call",
          "Constituent Call",
          "Employee Generated",
          "Employee Generated",
          "Self Service",
          "Citizens Connect App",
          "Maximo Integration",
          "Twitter");
  private static final List<String> TYPES =
      List.of(
          "Street Light Outages", "Pothole Repair (Internal)", "Graffiti Removal", "Sign Repair");
  private static final List<String> REASONS =
      List.of("Case Closed, done", "Case Noted, \"no access\"", "Case Closed");

  private final Random random = new Random(SEED);

  /** Writes the sample to the path given, or to where it is kept. */
  public static void main(String[] args) throws IOException {
    Path file = args.length > 0 ? Path.of(args[0]) : COMMITTED;
    Files.writeString(file, new BostonSample().text(), StandardCharsets.UTF_8);
  }

  String text() {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader(COLUMNS.toArray(String[]::new))
            .setRecordSeparator('\n')
            .get();
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      List<LocalDateTime> openings = openings();
      for (int number = 0; number < ROWS; number++) {
        Map<String, String> row = row(number, openings.get(number));
        printer.printRecord(COLUMNS.stream().map(column -> row.getOrDefault(column, "")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private List<LocalDateTime> openings() {
    List<LocalDateTime> openings = new ArrayList<>();
    for (int minute : List.of(5, 20, 35)) {
      openings.add(REPEATED_HOUR.plusMinutes(minute));
    }
    while (openings.size() < ROWS) {
      openings.add(
          FIRST_OPENING.plusDays(random.nextInt(DAYS)).plusSeconds(random.nextInt(86_000)));
    }
    Collections.sort(openings);
    return openings;
  }

  private Map<String, String> row(int number, LocalDateTime opened) {
    String channel = pick(CHANNELS);
    String type = pick(TYPES);
    Optional<LocalDateTime> due = due(number, opened);
    Optional<LocalDateTime> closed = closed(opened, due, channel);
    boolean late = due.isPresent() && closed.map(due.get()::isBefore).orElse(true);
    return Map.ofEntries(
        Map.entry("case_enquiry_id", Long.toString(999_000_000_000L + number)),
        Map.entry("open_dt", TIME.format(opened)),
        Map.entry("target_dt", due.map(TIME::format).orElse("")),
        Map.entry("closed_dt", closed.map(TIME::format).orElse("")),
        Map.entry("ontime", late ? "OVERDUE" : "ONTIME"),
        Map.entry("case_status", closed.isPresent() ? "Closed" : "Open"),
        Map.entry("closure_reason", closed.isPresent() ? pick(REASONS) : " "),
        Map.entry("type", type),
        Map.entry("neighborhood", neighbourhood()),
        Map.entry("ward", random.nextBoolean() ? "Ward 6" : "06"),
        Map.entry("location", "1 A St, Boston"),
        Map.entry("source", channel));
  }

  private Optional<LocalDateTime> due(int number, LocalDateTime opened) {
    boolean none = random.nextDouble() < NO_DUE_DATE;
    int days = 1 + random.nextInt(30);
    // One due date in each half of the file stands half a century ahead.
    if (number == ROWS / 4 || number == ROWS * 3 / 4) {
      return Optional.of(FAR_FUTURE);
    }
    return none ? Optional.empty() : Optional.of(opened.plusDays(days));
  }

  private Optional<LocalDateTime> closed(
      LocalDateTime opened, Optional<LocalDateTime> due, String channel) {
    double draw = random.nextDouble();
    double share = random.nextDouble();
    boolean stillOpen = random.nextDouble() < STILL_OPEN;
    // The three cases opened in the repeated hour are closed, minutes later and still within it.
    if (opened.truncatedTo(ChronoUnit.HOURS).equals(REPEATED_HOUR)) {
      return Optional.of(opened.plusMinutes(7));
    }
    if (stillOpen && !due.equals(Optional.of(FAR_FUTURE))) {
      return Optional.empty();
    }
    if (channel.equals("Employee Generated") && draw < 0.5) {
      return Optional.of(opened.plusSeconds((long) (share * 60)));
    }
    Duration allowed =
        due.filter(time -> time.isBefore(FAR_FUTURE))
            .map(time -> Duration.between(opened, time))
            .orElse(Duration.ofDays(10));
    double used = draw < LATE ? 1.01 + 20 * share * share : 0.01 + 0.98 * share;
    return Optional.of(opened.plusSeconds((long) (allowed.toSeconds() * used)));
  }

  private String neighbourhood() {
    if (random.nextDouble() < BLANK_NEIGHBOURHOOD) {
      return random.nextBoolean() ? " " : "";
    }
    return pick(NEIGHBOURHOODS);
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
