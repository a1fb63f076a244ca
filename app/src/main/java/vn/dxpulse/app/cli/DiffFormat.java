package vn.dxpulse.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import vn.dxpulse.app.targets.TargetDiff;
import vn.dxpulse.schemas.row.TargetDefinition;

/** How a diff of targets is printed: one line for each target that changes. */
enum DiffFormat {
  TEXT {
    @Override
    void print(TargetDiff diff, PrintWriter out) {
      diff.added().forEach(row -> out.println("+ " + TargetWords.line(row)));
      diff.changed().forEach(change -> out.println("~ " + changes(change)));
      diff.removed().forEach(row -> out.println("- " + TargetWords.line(row)));
      out.printf(
          "%d added, %d changed, %d removed, %d as they are%n",
          diff.added().size(), diff.changed().size(), diff.removed().size(), diff.unchanged());
    }
  },
  JSON {
    @Override
    void print(TargetDiff diff, PrintWriter out) {
      diff.added().forEach(row -> out.println(object("added", row)));
      diff.changed().forEach(change -> out.println(object(change)));
      diff.removed().forEach(row -> out.println(object("removed", row)));
    }
  };

  abstract void print(TargetDiff diff, PrintWriter out);

  private static String changes(TargetDiff.Change change) {
    return change.after().getTarget()
        + " "
        + change.columns().stream()
            .map(
                column ->
                    "%s: %s -> %s"
                        .formatted(
                            column,
                            TargetWords.cell(change.before().get(column)),
                            TargetWords.cell(change.after().get(column))))
            .collect(Collectors.joining("; "));
  }

  private static ObjectNode object(String what, TargetDefinition row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("target", row.getTarget());
    node.put("change", what);
    return node;
  }

  private static ObjectNode object(TargetDiff.Change change) {
    ObjectNode node = object("changed", change.after());
    ObjectNode columns = node.putObject("columns");
    ObjectNode before = RowJson.of(change.before());
    ObjectNode after = RowJson.of(change.after());
    for (String column : change.columns()) {
      columns
          .putObject(column)
          .<ObjectNode>set("before", before.get(column))
          .set("after", after.get(column));
    }
    return node;
  }
}
