package vn.dxpulse.app.targets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import vn.dxpulse.schemas.row.TargetDefinition;

/**
 * What must change for the published targets to be the wanted ones. Immutable.
 *
 * @param added in the order wanted
 * @param changed in the order wanted
 * @param removed as published, by id
 * @param unchanged how many stay as they are
 */
public record TargetDiff(
    List<TargetDefinition> added,
    List<Change> changed,
    List<TargetDefinition> removed,
    int unchanged) {

  /** Says when a row was written, not what it says. */
  private static final String REVISION = "revision";

  public TargetDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** From {@code published}, by id, to {@code wanted}; revisions do not matter. */
  static TargetDiff between(
      Map<String, TargetDefinition> published, List<TargetDefinition> wanted) {
    List<TargetDefinition> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (TargetDefinition row : wanted) {
      TargetDefinition before = published.get(row.getTarget());
      if (before == null) {
        added.add(row);
      } else if (!columns(before, row).isEmpty()) {
        changed.add(new Change(before, row, columns(before, row)));
      }
    }
    Set<String> gone = new TreeSet<>(published.keySet());
    gone.removeAll(wanted.stream().map(TargetDefinition::getTarget).collect(Collectors.toSet()));
    return new TargetDiff(
        added,
        changed,
        gone.stream().map(published::get).toList(),
        wanted.size() - added.size() - changed.size());
  }

  /** True if the published targets are the wanted ones. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  private static List<String> columns(TargetDefinition before, TargetDefinition after) {
    return after.getSchema().getFields().stream()
        .map(Schema.Field::name)
        .filter(name -> !name.equals(REVISION))
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .toList();
  }

  /**
   * A target that says something else.
   *
   * @param columns those that differ, in the order of the schema; never empty
   */
  public record Change(TargetDefinition before, TargetDefinition after, List<String> columns) {
    public Change {
      columns = List.copyOf(columns);
    }
  }
}
