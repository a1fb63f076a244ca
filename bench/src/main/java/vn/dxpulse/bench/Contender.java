package vn.dxpulse.bench;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What reads the topic. */
enum Contender {
  /** Every field decoded by Avro's fast reader into one reused record, counted per province. */
  BARE_DECODE("bare consumer, decodes with Avro") {
    @Override
    long read(ContenderRun run) {
      return new BareConsumer(run, event -> {}).readAll();
    }
  },
  /** The product without duplicate removal: every KPI and window, ledger, exactly once. */
  STREAMS("DX Pulse streams, no duplicate removal") {
    @Override
    long read(ContenderRun run) {
      return new StreamsPart(run, Duration.ZERO).readAll();
    }
  },
  /** The same bare consumer, with the ids of events in a set of strings. */
  BARE_DECODE_IDS("bare consumer, decodes and keeps ids in a HashSet") {
    @Override
    long read(ContenderRun run) {
      Set<String> ids = new HashSet<>();
      return new BareConsumer(run, event -> ids.add(event.get("event_id").toString())).readAll();
    }
  },
  /** The product as shipped. */
  STREAMS_ONCE("DX Pulse streams, duplicates removed") {
    @Override
    long read(ContenderRun run) {
      return new StreamsPart(run, Duration.ofDays(7)).readAll();
    }
  };

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** Name for people. */
  String title() {
    return title;
  }

  /** Name on a command line. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The bare consumer that does as much of the same job. */
  Contender baseline() {
    return this == BARE_DECODE || this == STREAMS ? BARE_DECODE : BARE_DECODE_IDS;
  }

  /** Reads every event; the time that took, in nanoseconds, without process start. */
  abstract long read(ContenderRun run);
}
