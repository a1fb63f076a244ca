package vn.dxpulse.streams.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One change of one alert. Immutable.
 *
 * @param from stage before; the same as after where owner, level or silence changed
 * @param command id of the command behind it
 * @param atMs when it happened
 * @param after the alert after it
 */
public record Transition(
    Stage from, Cause cause, Optional<String> command, long atMs, Alert after) {

  private static final int ID_BYTES = 16;

  /**
   * Identity: a hash of alert, number of the transition, episode, level, input revision and stage.
   * The same inputs give the same ids, after a restart too; 32 hexadecimal digits.
   */
  public String id() {
    String parts =
        String.join(
            "\n",
            after.id().toString(),
            Long.toString(after.trail().transitions()),
            Long.toString(after.episode().number()),
            Integer.toString(after.episode().level()),
            Long.toString(after.evidence().origin().revision()),
            after.stage().name());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
