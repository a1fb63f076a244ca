package vn.dxpulse.dashboard.history;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which unit took over which.
 *
 * @param successors successor of each unit that has one
 */
public record Succession(Map<String, String> successors) {

  public Succession {
    successors = Map.copyOf(successors);
  }

  /** Unit that took {@code unit} over; empty if it still exists or ended without successor. */
  public Optional<String> successorOf(String unit) {
    return Optional.ofNullable(successors.get(unit));
  }

  /**
   * The last of the successors of {@code unit}, which is the unit itself if nobody took it over or
   * its successors go in a circle.
   */
  public String lastOf(String unit) {
    Set<String> seen = new HashSet<>();
    String last = unit;
    for (Optional<String> next = successorOf(last); next.isPresent(); next = successorOf(last)) {
      if (!seen.add(last)) {
        return unit;
      }
      last = next.get();
    }
    return last;
  }
}
