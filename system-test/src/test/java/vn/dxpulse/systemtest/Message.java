package vn.dxpulse.systemtest;

import java.util.Optional;

/**
 * One record of a topic of facts, as a test sends it.
 *
 * @param content a fact, or garbage
 * @param stretch of the test in which it is sent
 */
record Message(FactKind kind, Content content, Route route, int stretch) {

  /** Its bytes are a fact, or what the application must call those that are none. */
  record Content(Optional<SentFact> fact, Optional<Garbage> garbage) {
    static Content of(SentFact fact) {
      return new Content(Optional.of(fact), Optional.empty());
    }

    static Content of(Garbage garbage) {
      return new Content(Optional.empty(), Optional.of(garbage));
    }
  }

  /** What the sender takes for the key and the partition; neither need be right. */
  record Route(Optional<String> key, int partition) {}

  /** Values that are no facts. */
  enum Garbage {
    NOTHING("EMPTY_VALUE"),
    TEXT("UNDECODABLE"),
    CUT_OFF("UNDECODABLE"),
    STRANGE_SCHEMA("UNKNOWN_SCHEMA");

    private final String reason;

    Garbage(String reason) {
      this.reason = reason;
    }

    /** Why it must be rejected. */
    String reason() {
      return reason;
    }
  }
}
