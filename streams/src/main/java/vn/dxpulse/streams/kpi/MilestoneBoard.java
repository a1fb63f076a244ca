package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Milestones declared per unit: of each subject the latest declaration or withdrawal by event time,
 * in whatever order they arrive. Mutable; stream thread only.
 */
final class MilestoneBoard {

  private final Map<Place, Map<String, Declaration>> bySubject = new HashMap<>();
  private final List<Changed> changed = new ArrayList<>();

  /** Takes a declaration in; true if it replaced what was known of its subject. */
  boolean declare(int unit, Declaration declaration) {
    Declaration known = subjects(unit, declaration.milestone()).get(declaration.subject());
    if (known != null && declaration.time().compareTo(known.time()) <= 0) {
      return false;
    }
    restore(unit, declaration);
    changed.add(new Changed(unit, declaration));
    return true;
  }

  void restore(int unit, Declaration declaration) {
    bySubject
        .computeIfAbsent(new Place(unit, declaration.milestone()), place -> new HashMap<>())
        .put(declaration.subject(), declaration);
  }

  /** Subjects declared and not withdrawn; unknown where nothing was ever declared. */
  Reading reading(int unit, String milestone) {
    Map<String, Declaration> subjects = subjects(unit, milestone);
    return subjects.isEmpty()
        ? new Reading.Unknown()
        : new Reading.Count(subjects.values().stream().filter(d -> !d.withdrawn()).count());
  }

  boolean isSimulated(int unit, String milestone) {
    return subjects(unit, milestone).values().stream().anyMatch(Declaration::simulated);
  }

  /** Gives every declaration taken in since the last call to {@code cells}. */
  void drainTouched(KpiCells cells) {
    changed.forEach(change -> cells.declaration(change.unit(), change.declaration()));
    changed.clear();
  }

  private Map<String, Declaration> subjects(int unit, String milestone) {
    return bySubject.getOrDefault(new Place(unit, milestone), Map.of());
  }

  private record Place(int unit, String milestone) {}

  private record Changed(int unit, Declaration declaration) {}
}
