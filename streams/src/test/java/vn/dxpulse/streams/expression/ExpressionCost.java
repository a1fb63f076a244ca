package vn.dxpulse.streams.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.decode.UndecodableValue;

/**
 * What the shipped terms of transactions cost per event: CEL's library (both of its interpreters),
 * our program, the condition of ifs that it replaced, and decoding alone, in interleaved rounds.
 * The figures stand in {@code docs/adr/0008-kpi-expressions.md}; run {@code main} on the test class
 * path to take them again. CEL's side is given its variables ready made, which favours it.
 */
final class ExpressionCost {

  private static final int FACTS = 4_096;
  private static final int ROUNDS = 15;
  private static final long SEED = 20_251_121;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final List<OnlineServiceTransactionCompleted> facts = facts();
  private final List<byte[]> bytes = facts.stream().map(ReadFact::bytes).toList();
  private final List<Map<String, Object>> variables =
      facts.stream().map(CelReference::variables).toList();
  private final List<Term> terms = terms();
  private final FactProgram program = FactProgram.compile(EventKind.TRANSACTION.schema(), terms);
  private final FactLayout layout =
      new FactLayout(EventKind.TRANSACTION.schema(), program.fields());
  private final Bound bound = program.bind(layout);
  private final FactReader reader =
      new FactReader(id -> Optional.of(EventKind.TRANSACTION.schema()), layout);
  private final List<FactCursor> cursors =
      facts.stream().map(fact -> ReadFact.cursor(fact, layout)).toList();
  private final ByHand byHand = new ByHand(layout);
  private final long[] contributions = new long[terms.size()];
  private long sink;

  public static void main(String[] arguments) throws Exception {
    new ExpressionCost().run();
  }

  private void run() throws Exception {
    CelRuntime legacy = CelRuntimeFactory.legacyCelRuntimeBuilder().build();
    CelRuntime planner = CelRuntimeFactory.plannerRuntimeBuilder().build();
    List<Contender> contenders =
        List.of(
            new Contender("CEL library, legacy runtime", 1, library(legacy)),
            new Contender("CEL library, planner runtime", 1, library(planner)),
            new Contender("our program", 50, this::ours),
            new Contender("ifs by hand (the five first KPIs)", 50, this::ifs),
            new Contender("decoding the fields, no terms", 50, this::decode),
            new Contender("decoding and our program", 50, this::decodeAndOurs));
    double[][] ns = new double[contenders.size()][ROUNDS];
    for (int round = -5; round < ROUNDS; round++) {
      for (int c = 0; c < contenders.size(); c++) {
        double measured = measure(contenders.get(c));
        if (round >= 0) {
          ns[c][round] = measured;
        }
      }
    }
    OUT.printf("%d terms, program:%n%s%n%n", terms.size(), program);
    OUT.println("| what | ns per event, median | least | most | ns per term |");
    OUT.println("|---|---|---|---|---|");
    for (int c = 0; c < contenders.size(); c++) {
      Arrays.sort(ns[c]);
      double median = ns[c][ROUNDS / 2];
      OUT.printf(
          "| %s | %.1f | %.1f | %.1f | %.1f |%n",
          contenders.get(c).name(), median, ns[c][0], ns[c][ROUNDS - 1], median / terms.size());
    }
    OUT.println("(sum " + sink + ")");
  }

  private double measure(Contender contender) throws Exception {
    long before = System.nanoTime();
    for (int i = 0; i < contender.repeats(); i++) {
      contender.pass().run();
    }
    return (double) (System.nanoTime() - before) / contender.repeats() / FACTS;
  }

  private Pass library(CelRuntime runtime) {
    CelReference reference = CelReference.of(EventKind.TRANSACTION.schema(), runtime);
    // Each distinct filter once, as our program does; value 1 costs nothing.
    List<CelRuntime.Program> filters =
        terms.stream()
            .map(Term::filter)
            .filter(filter -> !filter.isEmpty())
            .distinct()
            .map(reference::program)
            .toList();
    List<CelRuntime.Program> values =
        terms.stream()
            .map(Term::value)
            .filter(value -> !value.equals("1"))
            .distinct()
            .map(reference::program)
            .toList();
    return () -> {
      for (Map<String, Object> fact : variables) {
        for (CelRuntime.Program filter : filters) {
          sink += (Boolean) filter.eval(fact) ? 1 : 0;
        }
        for (CelRuntime.Program value : values) {
          sink += (Long) value.eval(fact);
        }
      }
    };
  }

  private void ours() {
    for (int i = 0; i < FACTS; i++) {
      bound.evaluate(cursors.get(i), contributions);
      sink += contributions[i % contributions.length];
    }
  }

  private void ifs() {
    for (int i = 0; i < FACTS; i++) {
      sink += byHand.mask(cursors.get(i));
    }
  }

  private void decode() throws UndecodableValue {
    for (int i = 0; i < FACTS; i++) {
      reader.read(bytes.get(i));
      sink += reader.cursor().number(0);
    }
  }

  private void decodeAndOurs() throws UndecodableValue {
    for (int i = 0; i < FACTS; i++) {
      reader.read(bytes.get(i));
      bound.evaluate(reader.cursor(), contributions);
      sink += contributions[i % contributions.length];
    }
  }

  private static List<Term> terms() {
    KpiCatalogue shipped = KpiCatalogue.shipped(IndicatorCatalogue.shipped());
    List<Term> terms = new ArrayList<>(shipped.sums(EventKind.TRANSACTION));
    shipped.percentiles(EventKind.TRANSACTION).stream()
        .map(Kpi.Percentile::value)
        .distinct()
        .forEach(terms::add);
    return terms;
  }

  private static List<OnlineServiceTransactionCompleted> facts() {
    Random random = new Random(SEED);
    List<OnlineServiceTransactionCompleted> facts = new ArrayList<>();
    String[] channels = {"ONLINE", "ONLINE", "COUNTER", "ASSISTED", "POST"};
    String[] handlings = {"FULL_PROCESS", "PARTIAL", "OFFLINE"};
    for (int i = 0; i < FACTS; i++) {
      Duration taken = Duration.ofMinutes(random.nextInt(60 * 24 * 20));
      boolean due = random.nextInt(4) > 0;
      facts.add(
          OnlineServiceTransactionCompleted.newBuilder()
              .setEventId("event-" + i)
              .setEventTime(RandomFacts.NOON)
              .setProvinceCode("01")
              .setServiceCode("1.000001")
              .setSubmittedAt(RandomFacts.NOON.minus(taken))
              .setDueAt(due ? RandomFacts.NOON.plusSeconds(random.nextInt(-1_000, 9_000)) : null)
              .setChannel(channels[random.nextInt(channels.length)])
              .setHandling(handlings[random.nextInt(handlings.length)])
              .setFeeVnd(random.nextInt(2) * 50_000L)
              .setPaidOnline(random.nextBoolean())
              .build());
    }
    return facts;
  }

  /** What counted transactions before KPIs were data. */
  private static final class ByHand {
    private static final byte[] ONLINE = "ONLINE".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FULL = "FULL_PROCESS".getBytes(StandardCharsets.UTF_8);
    private final int eventTime;
    private final int dueAt;
    private final int channel;
    private final int handling;
    private final int fee;
    private final int paid;

    ByHand(FactLayout layout) {
      eventTime = layout.slotOf("event_time");
      dueAt = layout.slotOf("due_at");
      channel = layout.slotOf("channel");
      handling = layout.slotOf("handling");
      fee = layout.slotOf("fee_vnd");
      paid = layout.slotOf("paid_online");
    }

    long mask(FactCursor fact) {
      long mask = 1;
      if (fact.textIs(channel, ONLINE)) {
        mask |= 2;
      }
      if (fact.textIs(handling, FULL)) {
        mask |= 4;
      }
      if (fact.has(dueAt)) {
        mask |= 8 | (fact.number(eventTime) <= fact.number(dueAt) ? 16 : 0);
      }
      if (fact.number(fee) > 0) {
        mask |= 32 | (fact.flag(paid) ? 64 : 0);
      }
      return mask;
    }
  }

  private record Contender(String name, int repeats, Pass pass) {}

  private interface Pass {
    void run() throws CelEvaluationException, UndecodableValue;
  }
}
