package vn.dxpulse.systemtest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import vn.dxpulse.systemtest.SentFact.Closing;
import vn.dxpulse.systemtest.SentFact.Dossier;
import vn.dxpulse.systemtest.SentFact.Feedback;
import vn.dxpulse.systemtest.SentFact.Listing;
import vn.dxpulse.systemtest.SentFact.Registration;
import vn.dxpulse.systemtest.SentFact.Relocation;
import vn.dxpulse.systemtest.SentFact.Stamp;
import vn.dxpulse.systemtest.SentFact.WorkRecord;

/** Facts of all kinds, most of them good. */
final class FactMix {

  private static final int ENTERPRISES = 3_000;
  private static final Duration LATE_AFTER = Duration.ofDays(7_305);
  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

  /** The only province with simulated facts. */
  private static final String SIMULATED = "92";

  private final SplittableRandom random;
  private long events;

  FactMix(SplittableRandom random) {
    this.random = random;
  }

  /** The next new fact, made at {@code now}. */
  SentFact next(Instant now) {
    int dice = random.nextInt(100);
    if (dice < 60) {
      return dossier(now);
    }
    if (dice < 72) {
      Stamp stamp = stamp(now);
      return new Feedback(stamp, isWrong() ? pick(0, 6, -3) : random.nextInt(1, 6));
    }
    if (dice < 84) {
      Stamp stamp = stamp(now);
      String level = isWrong() ? "WARD" : pick("PROVINCE", "DISTRICT", "COMMUNE");
      return new WorkRecord(stamp, level, random.nextBoolean());
    }
    if (dice < 88) {
      return listing(now);
    }
    return enterpriseFact(now, dice < 95);
  }

  private Listing listing(Instant now) {
    Stamp stamp = stamp(now);
    String level =
        isWrong()
            ? "LEVEL_5"
            : pick("LEVEL_3", "LEVEL_4", "FULL_PROCESS", "PARTIAL", "INFORMATION", "WITHDRAWN");
    return new Listing(stamp, "1." + random.nextInt(200), level, random.nextBoolean());
  }

  private Dossier dossier(Instant now) {
    Stamp stamp = stamp(now);
    boolean wrong = isWrong();
    boolean wrongFee = wrong && random.nextBoolean();
    long openMs = random.nextLong(Duration.ofDays(60).toMillis());
    long dueMs = random.nextLong(-Duration.ofDays(5).toMillis(), Duration.ofDays(5).toMillis());
    Optional<Instant> due =
        switch (random.nextInt(5)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(stamp.at().plusMillis(random.nextInt(-1, 2)));
          default -> Optional.of(stamp.at().plusMillis(dueMs));
        };
    return new Dossier(
        stamp,
        Duration.ofMillis(wrong && !wrongFee ? -1 - openMs : openMs),
        due,
        pick("ONLINE", "ONLINE", "COUNTER", "ASSISTED", "POST"),
        pick("FULL_PROCESS", "PARTIAL", "OFFLINE"),
        wrongFee ? -1 : random.nextInt(3) * 50_000L,
        random.nextBoolean());
  }

  // Enterprises of the province with simulated facts stay there, and either all facts of one are
  // simulated or none: else it would depend on the order of two topics which rows are.
  private SentFact enterpriseFact(Instant now, boolean registration) {
    int number = random.nextInt(ENTERPRISES);
    String home = code(number);
    boolean moves = registration && !home.equals(SIMULATED) && random.nextInt(5) == 0;
    String code = moves ? pick("01", "19", "31", "79") : home;
    boolean simulated = home.equals(SIMULATED) && number % 2 == 0;
    Stamp stamp = new Stamp("e" + events++, time(code, now), broken(code), simulated);
    String enterprise = "E" + number;
    if (moves && random.nextBoolean()) {
      return new Relocation(stamp, enterprise, random.nextInt(5) == 0 ? code : home);
    }
    if (!registration) {
      return new Closing(stamp, enterprise);
    }
    boolean wrong = isWrong() && stamp.code().equals(code);
    String as = wrong ? "ANALOGUE" : pick("DIGITAL", "DIGITAL_TECHNOLOGY");
    return new Registration(stamp, enterprise, as);
  }

  private Stamp stamp(Instant now) {
    String code = code(random.nextInt(1_000));
    boolean simulated = code.equals(SIMULATED) && random.nextInt(10) == 0;
    return new Stamp("e" + events++, time(code, now), broken(code), simulated);
  }

  private static String code(int number) {
    List<String> codes = number % 10 == 0 ? CrashUnits.ENDED : CrashUnits.LASTING;
    return codes.get(number / 10 % codes.size());
  }

  private String broken(String code) {
    return random.nextInt(100) == 0 ? pick("00", "", "1") : code;
  }

  private boolean isWrong() {
    return random.nextInt(100) < 2;
  }

  private Instant time(String code, Instant now) {
    if (CrashUnits.ENDED.contains(code) && random.nextInt(50) > 0) {
      return random.nextInt(10) == 0
          ? CrashUnits.MERGER.plusMillis(random.nextInt(-500, 500))
          : CrashUnits.MERGER.minusMillis(upTo(Duration.ofDays(1_000)));
    }
    int dice = random.nextInt(100);
    if (dice < 55) {
      return now.minusMillis(upTo(Duration.ofSeconds(90)));
    }
    if (dice < 75) {
      return now.minusMillis(upTo(Duration.ofDays(40)));
    }
    if (dice < 91) {
      return now.minusMillis(upTo(Duration.ofDays(1_000)));
    }
    return oddTime(now);
  }

  /** Around and beyond every edge that a time is judged by. */
  private Instant oddTime(Instant now) {
    return switch (random.nextInt(9)) {
      case 0 -> now.plusMillis(upTo(Duration.ofMinutes(5)));
      case 1 -> now.plus(Duration.ofMinutes(5)).plusMillis(random.nextInt(-100, 100));
      case 2 -> now.plus(Duration.ofMinutes(6)).plusMillis(upTo(Duration.ofDays(400)));
      case 3 -> now.minus(LATE_AFTER).plusMillis(random.nextInt(-100, 100));
      case 4 -> YEAR_2000.plusMillis(upTo(Duration.ofDays(2_000)));
      case 5 -> YEAR_2000.plusMillis(random.nextInt(-3, 3));
      case 6 -> YEAR_2000.minusMillis(1 + upTo(Duration.ofDays(36_500)));
      case 7 -> CrashUnits.MERGER.plusMillis(random.nextInt(-3, 3));
      default -> now.minusMillis(upTo(Duration.ofDays(7_000)));
    };
  }

  private long upTo(Duration duration) {
    return random.nextLong(duration.toMillis());
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
