package vn.dxpulse.streams.alert;

/**
 * Which alert.
 *
 * @param rule id of the rule
 * @param subject a target id, a topic-partition, or {@link #PIPELINE}
 */
public record AlertId(String rule, String subject) implements Comparable<AlertId> {

  /** Subject of what is about everything. */
  public static final String PIPELINE = "pipeline";

  /** The id that a text such as {@code target-off-track|TN-DIGI-ENT-2025} means. */
  static AlertId of(String text) {
    int bar = text.indexOf('|');
    return bar < 0
        ? new AlertId(text, "")
        : new AlertId(text.substring(0, bar), text.substring(bar + 1));
  }

  @Override
  public int compareTo(AlertId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return rule + "|" + subject;
  }
}
