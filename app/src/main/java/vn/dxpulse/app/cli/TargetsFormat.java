package vn.dxpulse.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;

/** How targets are printed. JSON is one object a line: definition, and status or null. */
enum TargetsFormat {
  TEXT {
    @Override
    void printAll(
        Collection<TargetDefinition> rows,
        SortedMap<String, TargetStatus> statuses,
        PrintWriter out) {
      List<List<String>> table = new ArrayList<>();
      table.add(List.of("target", "unit", "KPI", "demand", "deadline", "status"));
      rows.forEach(row -> table.add(cells(row, statuses.get(row.getTarget()))));
      new TextTable(table).print(out);
    }

    @Override
    void print(TargetDefinition row, Optional<TargetStatus> status, PrintWriter out) {
      new TargetCard(row, status).print(out);
    }
  },
  JSON {
    @Override
    void printAll(
        Collection<TargetDefinition> rows,
        SortedMap<String, TargetStatus> statuses,
        PrintWriter out) {
      rows.forEach(row -> print(row, Optional.ofNullable(statuses.get(row.getTarget())), out));
    }

    @Override
    void print(TargetDefinition row, Optional<TargetStatus> status, PrintWriter out) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.set("definition", RowJson.of(row));
      node.set("status", status.map(RowJson::of).orElse(null));
      out.println(node);
    }
  };

  abstract void printAll(
      Collection<TargetDefinition> rows, SortedMap<String, TargetStatus> statuses, PrintWriter out);

  abstract void print(TargetDefinition row, Optional<TargetStatus> status, PrintWriter out);

  private static List<String> cells(TargetDefinition row, TargetStatus status) {
    return List.of(
        row.getTarget(),
        row.getUnit(),
        row.getKpi(),
        TargetWords.demand(row),
        row.getDeadline(),
        status == null ? "" : status.getStatus());
  }
}
