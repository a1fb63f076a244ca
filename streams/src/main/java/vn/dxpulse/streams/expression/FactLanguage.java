package vn.dxpulse.streams.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * The expressions that can be written about facts of one kind: a closed subset of CEL in which the
 * fact's fields are the variables. Immutable.
 *
 * <p>Avro's string is CEL's {@code string}, int and long are {@code int}, timestamp-millis is
 * {@code timestamp}; fields of other types cannot be named. A field that may be null must be
 * guarded, in the same expression or in the filter of the term: {@code due_at != null && event_time
 * <= due_at}. The guard stands before the use.
 *
 * <p>Differences from CEL, all at the edges: sums, differences and products end at the largest or
 * smallest number where CEL ends in an error; times outside the years 1 to 9999 compare as their
 * milliseconds do; literals finer than a millisecond are refused; {@code getMinutes} and {@code
 * getHours} of a negative duration round towards 0, where CEL's Java library rounds down if there
 * is a fraction of a second (its Go library rounds towards 0 too).
 */
public final class FactLanguage {

  private final Map<String, FactField> fields;
  private final CelCompiler compiler;

  private FactLanguage(Map<String, FactField> fields, CelCompiler compiler) {
    this.fields = fields;
    this.compiler = compiler;
  }

  /** The language of facts of one schema. */
  public static FactLanguage of(Schema schema) {
    Map<String, FactField> fields = new TreeMap<>();
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
    for (Schema.Field avro : schema.getFields()) {
      FactField.of(avro)
          .ifPresent(
              field -> {
                fields.put(field.name(), field);
                builder.addVar(field.name(), field.celType());
              });
    }
    return new FactLanguage(fields, builder.build());
  }

  /** Everything that makes a term unusable; empty for a good one. */
  public List<TermProblem> problems(Term term) {
    List<TermProblem> problems = new ArrayList<>();
    translate(term, new Code(), problems);
    return problems;
  }

  /** Adds a term to the code; empty, with reasons added to {@code problems}, if it is unusable. */
  Optional<Output> translate(Term term, Code code, List<TermProblem> problems) {
    ExpressionProblems inFilter = new ExpressionProblems(TermProblem.Part.FILTER);
    Optional<CelAbstractSyntaxTree> filter =
        term.filter().isBlank()
            ? Optional.empty()
            : check(term.filter(), SimpleType.BOOL, "a condition", inFilter);
    Set<String> guarded =
        filter.map(ast -> new NullGuard(fields, ast, inFilter).check(Set.of())).orElse(Set.of());

    ExpressionProblems inValue = new ExpressionProblems(TermProblem.Part.VALUE);
    Optional<CelAbstractSyntaxTree> value =
        check(term.value(), SimpleType.INT, "a whole number", inValue);
    // What the filter guards is not known if the filter itself cannot be read.
    if (inFilter.isEmpty()) {
      value.ifPresent(ast -> new NullGuard(fields, ast, inValue).check(guarded));
    }

    int always = code.constant(1);
    int filterRegister =
        filter.map(ast -> new Translation(fields, ast, code, inFilter).register()).orElse(always);
    int valueRegister =
        value.map(ast -> new Translation(fields, ast, code, inValue).register()).orElse(always);
    problems.addAll(inFilter.all());
    problems.addAll(inValue.all());
    return inFilter.isEmpty() && inValue.isEmpty()
        ? Optional.of(new Output(filterRegister, valueRegister))
        : Optional.empty();
  }

  private Optional<CelAbstractSyntaxTree> check(
      String text, CelType wanted, String wantedName, ExpressionProblems problems) {
    CelValidationResult result = compiler.compile(text);
    result.getErrors().forEach(issue -> problems.add(issue, fields.keySet()));
    if (result.hasError()) {
      return Optional.empty();
    }
    try {
      CelAbstractSyntaxTree ast = result.getAst();
      if (!FactField.withoutNull(ast.getResultType()).equals(wanted)) {
        problems.add(
            "'%s' is a %s, %s (%s) is needed"
                .formatted(text, ast.getResultType().name(), wantedName, wanted.name()));
      }
      return Optional.of(ast);
    } catch (CelValidationException e) {
      throw new IllegalStateException("CEL found no error but gives no tree: " + text, e);
    }
  }

  /** Registers that hold a term's condition and value. */
  record Output(int filter, int value) {}
}
