package vn.dxpulse.systemtest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must have become of every message, from the messages and their arrival times alone: a batch
 * job with nothing of the product.
 */
final class CrashOracle {

  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(20 * 365 + 5);

  private final List<SentFact> counted = new ArrayList<>();
  private final Map<String, SentFact> accepted = new HashMap<>();
  private final Map<String, long[]> books = new TreeMap<>();
  private final Map<String, String> rejected = new TreeMap<>();
  private final Set<String> late = new HashSet<>();

  private CrashOracle() {}

  /** Judges all messages; see {@link MessageMix} for why this order is that of the copies. */
  static CrashOracle judge(List<ArrivedMessage> arrived) {
    CrashOracle oracle = new CrashOracle();
    arrived.stream()
        .sorted(
            Comparator.<ArrivedMessage>comparingInt(message -> message.message().stretch())
                .thenComparingLong(ArrivedMessage::offset))
        .forEach(oracle::judge);
    return oracle;
  }

  /** Facts that count. */
  List<SentFact> counted() {
    return counted;
  }

  /** The ledger by {@code topic-partition|minute}. */
  Map<String, LedgerLine> ledger() {
    Map<String, LedgerLine> lines = new TreeMap<>();
    books.forEach(
        (key, n) -> {
          long duplicates = count(n, Fate.DUPLICATE) + count(n, Fate.CONFLICT);
          long read = 0;
          for (long ofFate : n) {
            read += ofFate;
          }
          lines.put(
              key,
              new LedgerLine(
                  read,
                  count(n, Fate.COUNTED),
                  duplicates,
                  count(n, Fate.CONFLICT),
                  count(n, Fate.LATE),
                  count(n, Fate.REJECTED),
                  0));
        });
    return lines;
  }

  /** Reasons of rejected messages by topic-partition-offset. */
  Map<String, String> rejected() {
    return rejected;
  }

  /** Late messages by topic-partition-offset. */
  Set<String> late() {
    return late;
  }

  private void judge(ArrivedMessage arrived) {
    Fate fate = fate(arrived);
    String key = arrived.input() + "|" + arrived.arrival().truncatedTo(ChronoUnit.MINUTES);
    books.computeIfAbsent(key, k -> new long[Fate.values().length])[fate.ordinal()]++;
  }

  private Fate fate(ArrivedMessage arrived) {
    Optional<String> reason =
        arrived
            .message()
            .content()
            .fact()
            .map(fact -> reason(fact, arrived.arrival()))
            .orElseGet(() -> arrived.message().content().garbage().map(Message.Garbage::reason));
    if (reason.isPresent()) {
      rejected.put(arrived.origin(), reason.get());
      return Fate.REJECTED;
    }
    SentFact fact = arrived.message().content().fact().orElseThrow();
    if (isLate(fact, arrived.arrival())) {
      late.add(arrived.origin());
      return Fate.LATE;
    }
    SentFact first = accepted.putIfAbsent(fact.kind() + fact.stamp().id(), fact);
    if (first != null) {
      return first.equals(fact) ? Fate.DUPLICATE : Fate.CONFLICT;
    }
    counted.add(fact);
    return Fate.COUNTED;
  }

  private static Optional<String> reason(SentFact fact, Instant arrival) {
    Instant at = fact.stamp().at();
    if (at.isBefore(YEAR_2000)) {
      return Optional.of("BEFORE_2000");
    }
    if (at.isAfter(arrival.plus(AHEAD))) {
      return Optional.of("FUTURE");
    }
    if (isLate(fact, arrival)) {
      return Optional.empty();
    }
    // Two things may be wrong; which is found first is the application's choice.
    Optional<String> broken = fact.isBroken() ? Optional.of("BROKEN_INVARIANT") : Optional.empty();
    return fact.kind() == FactKind.REGISTRATION
        ? noUnit(fact).or(() -> broken)
        : broken.or(() -> noUnit(fact));
  }

  private static Optional<String> noUnit(SentFact fact) {
    String code = fact.stamp().code();
    if (CrashUnits.unitOf(code, fact.stamp().at()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(CrashUnits.ENDED.contains(code) ? "CLOSED_UNIT" : "UNKNOWN_REGION");
  }

  private static boolean isLate(SentFact fact, Instant arrival) {
    return fact.stamp().at().isBefore(arrival.minus(KEPT));
  }

  private static long count(long[] ofFates, Fate fate) {
    return ofFates[fate.ordinal()];
  }

  private enum Fate {
    COUNTED,
    DUPLICATE,
    CONFLICT,
    LATE,
    REJECTED
  }
}
