package vn.dxpulse.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Which rejected records are sent again. Pure.
 *
 * @param toSend those to send
 * @param replayedBefore number of those that were sent before
 * @param unsure number of those in minutes whose books do not agree with the rejected topic: one of
 *     them may have been counted by a recount
 * @param tooLarge number of those that do not fit on their topic with the header that names their
 *     origin
 */
public record ReplayPlan(List<DeadLetter> toSend, long replayedBefore, long unsure, long tooLarge) {

  /** More than Kafka adds to key, value and header, 61 bytes for the batch included. */
  private static final int OVERHEAD_BYTES = 128;

  /**
   * Makes the plan.
   *
   * @param wanted records that the user wants to send
   * @param replayed origins of all records that were sent again
   * @param onTopic number of distinct records on the rejected topic, by minute
   * @param booked number of rejected records by the ledger, by minute
   */
  static ReplayPlan of(
      List<DeadLetter> wanted,
      Set<String> replayed,
      Map<InputMinute, Long> onTopic,
      Map<InputMinute, Long> booked) {
    List<DeadLetter> toSend = new ArrayList<>();
    long before = 0;
    long unsure = 0;
    long tooLarge = 0;
    for (DeadLetter letter : wanted) {
      InputMinute minute = letter.minute();
      if (replayed.contains(letter.origin())) {
        before++;
      } else if (!onTopic.get(minute).equals(booked.get(minute))) {
        unsure++;
      } else if (!fitsWithHeader(letter)) {
        tooLarge++;
      } else {
        toSend.add(letter);
      }
    }
    return new ReplayPlan(List.copyOf(toSend), before, unsure, tooLarge);
  }

  private static boolean fitsWithHeader(DeadLetter letter) {
    int header = Replay.REPLAY_OF.length() + letter.origin().length();
    return letter.bytes().size() + header + OVERHEAD_BYTES <= Topics.MAX_FACT_BYTES;
  }
}
