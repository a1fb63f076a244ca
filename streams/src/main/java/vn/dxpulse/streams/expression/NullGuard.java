package vn.dxpulse.streams.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds fields that may be null where they are used. Works from left to right: behind {@code due_at
 * != null &&} and behind {@code due_at == null ||} the field is known not to be null.
 */
final class NullGuard {

  private final Map<String, FactField> fields;
  private final CelAbstractSyntaxTree ast;
  private final ExpressionProblems problems;

  NullGuard(Map<String, FactField> fields, CelAbstractSyntaxTree ast, ExpressionProblems problems) {
    this.fields = fields;
    this.ast = ast;
    this.problems = problems;
  }

  /**
   * Adds a problem for every unguarded use.
   *
   * @param known fields known not to be null
   * @return fields known not to be null where the expression is true
   */
  Set<String> check(Set<String> known) {
    return check(ast.getExpr(), known).whenTrue();
  }

  private Known check(CelExpr expression, Set<String> known) {
    if (expression.getKind() == Kind.IDENT) {
      use(expression, known);
    }
    if (expression.getKind() != Kind.CALL) {
      return Known.same(known);
    }
    CelCall call = expression.call();
    Optional<String> tested = comparedWithNull(call);
    if (tested.isPresent()) {
      return call.function().equals("_!=_")
          ? new Known(with(known, tested.get()), known)
          : new Known(known, with(known, tested.get()));
    }
    return switch (call.function()) {
      case "!_" -> check(call.args().get(0), known).negated();
      case "_&&_" -> {
        Known left = check(call.args().get(0), known);
        Known right = check(call.args().get(1), left.whenTrue());
        yield new Known(right.whenTrue(), common(left.whenFalse(), right.whenFalse()));
      }
      case "_||_" -> {
        Known left = check(call.args().get(0), known);
        Known right = check(call.args().get(1), left.whenFalse());
        yield new Known(common(left.whenTrue(), right.whenTrue()), right.whenFalse());
      }
      default -> {
        call.target().ifPresent(target -> check(target, known));
        call.args().forEach(argument -> check(argument, known));
        yield Known.same(known);
      }
    };
  }

  private void use(CelExpr expression, Set<String> known) {
    String name = expression.ident().name();
    FactField field = fields.get(name);
    if (field != null && field.nullable() && !known.contains(name)) {
      problems.add(
          ast, expression, "%1$s may be null; write %1$s != null && before it".formatted(name));
    }
  }

  /** The field that {@code field == null} or {@code null != field} tests. */
  static Optional<String> comparedWithNull(CelCall call) {
    if (!call.function().equals("_==_") && !call.function().equals("_!=_")) {
      return Optional.empty();
    }
    List<CelExpr> sides = call.args();
    for (int i = 0; i < 2; i++) {
      if (isNull(sides.get(i)) && sides.get(1 - i).getKind() == Kind.IDENT) {
        return Optional.of(sides.get(1 - i).ident().name());
      }
    }
    return Optional.empty();
  }

  private static boolean isNull(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.NULL_VALUE;
  }

  private static Set<String> with(Set<String> known, String name) {
    Set<String> all = new HashSet<>(known);
    all.add(name);
    return all;
  }

  private static Set<String> common(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  /** Fields known not to be null where an expression is true, and where it is false. */
  private record Known(Set<String> whenTrue, Set<String> whenFalse) {

    static Known same(Set<String> known) {
      return new Known(known, known);
    }

    Known negated() {
      return new Known(/* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
    }
  }
}
