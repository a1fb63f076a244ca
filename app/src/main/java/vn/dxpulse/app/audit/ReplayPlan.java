package vn.dxpulse.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rejected records are sent again. Pure.
 *
 * @param toSend those to send
 * @param replayedBefore number of those that were sent before
 * @param unsure number of those in minutes whose books do not agree with the rejected topic: one of
 *     them may have been counted by a recount
 */
public record ReplayPlan(List<DeadLetter> toSend, long replayedBefore, long unsure) {

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
    for (DeadLetter letter : wanted) {
      InputMinute minute = letter.minute();
      if (replayed.contains(letter.origin())) {
        before++;
      } else if (!onTopic.get(minute).equals(booked.get(minute))) {
        unsure++;
      } else {
        toSend.add(letter);
      }
    }
    return new ReplayPlan(List.copyOf(toSend), before, unsure);
  }
}
