package vn.dxpulse.bench;

import java.util.Locale;

/** What reads the topic. */
enum Contender {
  /** Every field decoded by Avro's fast reader into one reused record, counted per province. */
  BARE_DECODE("bare consumer, decodes with Avro") {
    @Override
    long read(ContenderRun run) {
      return new BareConsumer(run).readAll();
    }
  },
  /** The product: every KPI and window, exactly once. */
  STREAMS("DX Pulse streams, exactly once") {
    @Override
    long read(ContenderRun run) {
      return new StreamsPart(run).readAll();
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

  /** Reads every event; the time that took, in nanoseconds, without process start. */
  abstract long read(ContenderRun run);
}
