package vn.dxpulse.streams.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Turns a checked expression of CEL into {@link Code}. What is outside the subset becomes a
 * problem, and a constant in its place, so that all problems of a text are found at once.
 */
final class Translation {

  private static final Set<CelKind> QUANTITIES =
      Set.of(CelKind.INT, CelKind.TIMESTAMP, CelKind.DURATION);
  private static final long SECOND_MS = 1_000;
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 3_600_000;

  private final Map<String, FactField> fields;
  private final CelAbstractSyntaxTree ast;
  private final Code code;
  private final ExpressionProblems problems;

  Translation(
      Map<String, FactField> fields,
      CelAbstractSyntaxTree ast,
      Code code,
      ExpressionProblems problems) {
    this.fields = fields;
    this.ast = ast;
    this.code = code;
    this.problems = problems;
  }

  /** Register that holds the result. */
  int register() {
    return register(ast.getExpr());
  }

  private int register(CelExpr expression) {
    return switch (expression.getKind()) {
      case CONSTANT -> constant(expression);
      case IDENT -> field(expression);
      case CALL -> call(expression, expression.call());
      case LIST -> unsupported(expression, "a list that is not behind in");
      case NOT_SET, SELECT, STRUCT, MAP, COMPREHENSION ->
          unsupported(expression, "this kind of expression");
    };
  }

  private int constant(CelExpr expression) {
    CelConstant constant = expression.constant();
    return switch (constant.getKind()) {
      case INT64_VALUE -> code.constant(constant.int64Value());
      case BOOLEAN_VALUE -> code.constant(constant.booleanValue() ? 1 : 0);
      case STRING_VALUE -> unsupported(expression, "a text that is not compared with a field");
      case NULL_VALUE -> unsupported(expression, "null that is not compared with a field");
      default -> unsupported(expression, "this kind of constant");
    };
  }

  private int field(CelExpr expression) {
    FactField field = fields.get(expression.ident().name());
    if (field == null) {
      return unsupported(expression, "'" + expression.ident().name() + "'");
    }
    return switch (field.kind()) {
      case NUMBER, TIME -> code.read(Op.NUMBER, field.name());
      case FLAG -> code.read(Op.FLAG, field.name());
      case TEXT -> unsupported(expression, "a text that is not compared with one in quotes");
    };
  }

  private int call(CelExpr place, CelCall call) {
    return switch (call.function()) {
      case "_&&_" -> both(Op.AND, call);
      case "_||_" -> both(Op.OR, call);
      case "!_" -> not(register(call.args().get(0)));
      case "_==_", "_!=_" -> equal(place, call);
      case "_<_" -> ordered(Op.LESS, place, call, false);
      case "_<=_" -> ordered(Op.LESS_OR_EQUAL, place, call, false);
      case "_>_" -> ordered(Op.LESS, place, call, true);
      case "_>=_" -> ordered(Op.LESS_OR_EQUAL, place, call, true);
      case "_+_" -> arithmetic(Op.PLUS, place, call);
      case "_-_" -> arithmetic(Op.MINUS, place, call);
      case "_*_" -> arithmetic(Op.TIMES, place, call);
      case "@in" -> in(place, call);
      case "startsWith" -> startsWith(place, call);
      case "timestamp" -> literal(place, call, "2025-07-01T00:00:00+07:00");
      case "duration" -> literal(place, call, "1h30m");
      case "getSeconds" -> wholeUnits(place, call, SECOND_MS);
      case "getMinutes" -> wholeUnits(place, call, MINUTE_MS);
      case "getHours" -> wholeUnits(place, call, HOUR_MS);
      default -> unsupported(place, name(call));
    };
  }

  private int both(Op op, CelCall call) {
    return code.compute(op, register(call.args().get(0)), register(call.args().get(1)));
  }

  private int not(int register) {
    return code.compute(Op.NOT, register, 0);
  }

  private int equal(CelExpr place, CelCall call) {
    boolean wanted = call.function().equals("_==_");
    Optional<String> tested = NullGuard.comparedWithNull(call).filter(fields::containsKey);
    if (tested.isPresent()) {
      int has = code.read(Op.HAS, tested.get());
      return wanted ? not(has) : has;
    }
    int same = same(place, call);
    return wanted ? same : not(same);
  }

  private int same(CelExpr place, CelCall call) {
    CelExpr left = call.args().get(0);
    CelExpr right = call.args().get(1);
    if (kind(left) != CelKind.STRING) {
      return both(Op.EQUAL, call);
    }
    Optional<String> field = textField(left).or(() -> textField(right));
    Optional<String> text = text(right).or(() -> text(left));
    return field.isPresent() && text.isPresent()
        ? code.compare(Op.TEXT_IS, field.get(), text.get())
        : unsupported(place, "comparing texts other than a field with one in quotes");
  }

  private int ordered(Op op, CelExpr place, CelCall call, boolean swapped) {
    if (!QUANTITIES.contains(kind(call.args().get(0)))) {
      return unsupported(place, "comparing by order what is no number, time or duration");
    }
    int left = register(call.args().get(0));
    int right = register(call.args().get(1));
    return swapped ? code.compute(op, right, left) : code.compute(op, left, right);
  }

  private int arithmetic(Op op, CelExpr place, CelCall call) {
    return QUANTITIES.contains(kind(call.args().get(0)))
        ? both(op, call)
        : unsupported(place, name(call) + " on what is no number, time or duration");
  }

  private int in(CelExpr place, CelCall call) {
    CelExpr wanted = call.args().get(0);
    CelExpr list = call.args().get(1);
    if (list.getKind() != Kind.LIST || list.list().elements().isEmpty()) {
      return unsupported(place, "in without a list of values");
    }
    Optional<String> field = textField(wanted);
    int any = code.constant(0);
    boolean first = true;
    for (CelExpr element : list.list().elements()) {
      int one = isIn(wanted, field, element);
      any = first ? one : code.compute(Op.OR, any, one);
      first = false;
    }
    return any;
  }

  private int isIn(CelExpr wanted, Optional<String> field, CelExpr element) {
    if (element.getKind() != Kind.CONSTANT) {
      return unsupported(element, "a list of anything but numbers or texts in quotes");
    }
    if (field.isPresent()) {
      return text(element)
          .map(text -> code.compare(Op.TEXT_IS, field.get(), text))
          .orElseGet(() -> unsupported(element, "a text in a list of other values"));
    }
    return code.compute(Op.EQUAL, register(wanted), register(element));
  }

  private int startsWith(CelExpr place, CelCall call) {
    Optional<String> field = call.target().flatMap(this::textField);
    Optional<String> text = call.args().size() == 1 ? text(call.args().get(0)) : Optional.empty();
    return field.isPresent() && text.isPresent()
        ? code.compare(Op.TEXT_STARTS, field.get(), text.get())
        : unsupported(place, "startsWith of anything but a field and a text in quotes");
  }

  private int literal(CelExpr place, CelCall call, String example) {
    List<CelExpr> arguments = call.args();
    Optional<String> text = arguments.size() == 1 ? text(arguments.get(0)) : Optional.empty();
    if (text.isEmpty()) {
      return unsupported(place, call.function() + " of anything but a text in quotes");
    }
    OptionalLong ms =
        call.function().equals("timestamp")
            ? Literals.timeMs(text.get())
            : Literals.durationMs(text.get());
    if (ms.isEmpty()) {
      problems.add(
          ast,
          arguments.get(0),
          "'%s' is no %s such as \"%s\", to the millisecond"
              .formatted(text.get(), call.function(), example));
    }
    return code.constant(ms.orElse(0));
  }

  private int wholeUnits(CelExpr place, CelCall call, long unitMs) {
    boolean ofDuration =
        call.target().filter(target -> kind(target) == CelKind.DURATION).isPresent()
            && call.args().isEmpty();
    return ofDuration
        ? code.compute(Op.DIVIDE, register(call.target().get()), code.constant(unitMs))
        : unsupported(place, call.function() + "() of anything but a duration");
  }

  private Optional<String> textField(CelExpr expression) {
    return expression.getKind() == Kind.IDENT
        ? Optional.ofNullable(fields.get(expression.ident().name()))
            .filter(field -> field.kind() == FactField.Kind.TEXT)
            .map(FactField::name)
        : Optional.empty();
  }

  private static Optional<String> text(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }

  private CelKind kind(CelExpr expression) {
    return FactField.withoutNull(ast.getTypeOrThrow(expression.id())).kind();
  }

  private int unsupported(CelExpr place, String what) {
    problems.unsupported(ast, place, what);
    return code.constant(0);
  }

  private static String name(CelCall call) {
    String operator = call.function().replace("_", "");
    return operator.matches("[a-zA-Z]+") ? operator + "()" : "'" + operator + "'";
  }
}
