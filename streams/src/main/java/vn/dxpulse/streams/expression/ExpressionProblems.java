package vn.dxpulse.streams.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what is wrong with one text of a term, in our own words, with the column. */
final class ExpressionProblems {

  static final String ALLOWED =
      "allowed: && || ! == != < <= > >= + - * in [...], startsWith(\"...\"), timestamp(\"...\"),"
          + " duration(\"...\"), and of a duration getSeconds(), getMinutes(), getHours()";

  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern CANDIDATES = Pattern.compile(" \\(candidates: .*", Pattern.DOTALL);

  private final TermProblem.Part part;
  private final List<TermProblem> problems = new ArrayList<>();

  ExpressionProblems(TermProblem.Part part) {
    this.part = part;
  }

  List<TermProblem> all() {
    return List.copyOf(problems);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Something about the whole text. */
  void add(String message) {
    problems.add(new TermProblem(part, message));
  }

  /** Something about one part of it. */
  void add(CelAbstractSyntaxTree ast, CelExpr place, String message) {
    Integer offset = ast.getSource().getPositionsMap().get(place.id());
    add(offset == null ? message : "column " + (offset + 1) + ": " + message);
  }

  void unsupported(CelAbstractSyntaxTree ast, CelExpr place, String what) {
    add(ast, place, what + " is not supported; " + ALLOWED);
  }

  /** What CEL's parser or type checker says. */
  void add(CelIssue issue, Collection<String> fields) {
    String message = issue.getMessage();
    Matcher undeclared = UNDECLARED.matcher(message);
    String said =
        undeclared.matches()
            ? "'%s' is neither a field nor a function here; fields: %s; %s"
                .formatted(undeclared.group(1), String.join(", ", fields), ALLOWED)
            : CANDIDATES.matcher(message).replaceFirst("");
    add("column " + (issue.getSourceLocation().getColumn() + 1) + ": " + said);
  }
}
