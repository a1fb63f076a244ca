package vn.dxpulse.streams.expression;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What CEL's own library says about a term and a fact: the reference for our evaluation. */
final class CelReference {

  private final CelCompiler compiler;
  private final CelRuntime runtime;

  private CelReference(CelCompiler compiler, CelRuntime runtime) {
    this.compiler = compiler;
    this.runtime = runtime;
  }

  /** CEL with the fields of one schema as variables, declared apart from {@link FactLanguage}. */
  static CelReference of(Schema schema, CelRuntime runtime) {
    CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder();
    for (Schema.Field field : schema.getFields()) {
      switch (field.name()) {
        case "event_time", "submitted_at" -> builder.addVar(field.name(), SimpleType.TIMESTAMP);
        case "due_at" -> builder.addVar(field.name(), NullableType.create(SimpleType.TIMESTAMP));
        case "fee_vnd", "score" -> builder.addVar(field.name(), SimpleType.INT);
        case "paid_online", "online", "simulated" -> builder.addVar(field.name(), SimpleType.BOOL);
        default -> builder.addVar(field.name(), SimpleType.STRING);
      }
    }
    return new CelReference(builder.build(), runtime);
  }

  static CelReference of(Schema schema) {
    return of(schema, CelRuntimeFactory.plannerRuntimeBuilder().build());
  }

  CelRuntime.Program program(String expression) {
    try {
      return runtime.createProgram(compiler.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(expression, e);
    }
  }

  /** What a fact adds to a term; empty where CEL ends in an error. */
  OptionalLong contribution(Term term, SpecificRecord fact) {
    Map<String, Object> variables = variables(fact);
    try {
      if (!term.filter().isEmpty() && !(Boolean) program(term.filter()).eval(variables)) {
        return OptionalLong.of(0);
      }
      return OptionalLong.of((Long) program(term.value()).eval(variables));
    } catch (CelEvaluationException e) {
      return OptionalLong.empty();
    }
  }

  static Map<String, Object> variables(SpecificRecord fact) {
    Map<String, Object> variables = new HashMap<>();
    for (Schema.Field field : fact.getSchema().getFields()) {
      Object value = fact.get(field.pos());
      if (value == null) {
        variables.put(field.name(), NullValue.NULL_VALUE);
      } else {
        variables.put(field.name(), value instanceof Integer number ? number.longValue() : value);
      }
    }
    return variables;
  }
}
