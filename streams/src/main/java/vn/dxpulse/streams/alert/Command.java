package vn.dxpulse.streams.alert;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants done. Immutable.
 *
 * @param id chosen by who sends it; what was answered once is not done again
 * @param action one of {@link #ACKNOWLEDGE}, {@link #WITHDRAW}, {@link #SILENCE}, {@link
 *     #END_SILENCE}; another one is refused
 * @param alert id of the alert, of the first two
 * @param silence id of the silence, of the last two
 * @param seenRevision revision of the row that the sender saw; empty: whatever it is
 * @param words who says what
 * @param untilMs when it ends by itself
 * @param matchers of a silence
 */
public record Command(
    String id,
    String action,
    Optional<String> alert,
    Optional<String> silence,
    OptionalLong seenRevision,
    Words words,
    OptionalLong untilMs,
    Silence.Matchers matchers) {

  public static final String ACKNOWLEDGE = "ACKNOWLEDGE";
  public static final String WITHDRAW = "WITHDRAW";
  public static final String SILENCE = "SILENCE";
  public static final String END_SILENCE = "END_SILENCE";

  /**
   * Who says what.
   *
   * @param by who sends the command
   * @param owner who takes the alert; empty: who sends it
   * @param comment of an acknowledgement; reason of a silence
   */
  public record Words(String by, Optional<String> owner, String comment) {}

  /** What it is about: a silence id or an alert id; empty if it does not say. */
  String subject() {
    boolean ofSilence = action.equals(SILENCE) || action.equals(END_SILENCE);
    return (ofSilence ? silence : alert).orElse("");
  }
}
