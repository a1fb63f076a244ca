package vn.dxpulse.streams.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import vn.dxpulse.streams.decode.FactLayout;

/**
 * All terms of one kind of fact as one program. Immutable; what runs is a {@link Bound}.
 *
 * <p>Equal parts of the terms are evaluated once per fact. Example: of {@code channel == "ONLINE"}
 * counted and {@code true} summing {@code fee_vnd}, an online fact with a fee of 50,000 contributes
 * 1 and 50,000.
 */
public final class FactProgram {

  /** The JVM compiles no method of more than 8,000 bytes; an instruction takes up to 15. */
  private static final int MAX_INSTRUCTIONS = 400;

  private final Code code;
  private final List<FactLanguage.Output> outputs;

  private FactProgram(Code code, List<FactLanguage.Output> outputs) {
    this.code = code;
    this.outputs = List.copyOf(outputs);
  }

  /**
   * Compiles terms; the order of {@code terms} is the order of the contributions.
   *
   * @throws InvalidTerms if a term cannot be evaluated; lists every problem of all of them
   */
  public static FactProgram compile(Schema schema, List<Term> terms) {
    return compile(FactLanguage.of(schema), terms);
  }

  static FactProgram compile(FactLanguage language, List<Term> terms) {
    Code code = new Code();
    List<FactLanguage.Output> outputs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Term term : terms) {
      List<TermProblem> found = new ArrayList<>();
      language.translate(term, code, found).ifPresent(outputs::add);
      found.forEach(problem -> problems.add(term + ": " + problem.message()));
    }
    if (code.instructions().size() > MAX_INSTRUCTIONS) {
      problems.add(
          "%d different operations in the terms of one kind of fact, allowed: %d"
              .formatted(code.instructions().size(), MAX_INSTRUCTIONS));
    }
    if (!problems.isEmpty()) {
      throw new InvalidTerms(problems);
    }
    return new FactProgram(code, outputs);
  }

  /** Names of the fields that must be decoded, in no order that means anything. */
  public List<String> fields() {
    return code.fields();
  }

  /** Number of contributions. */
  public int size() {
    return outputs.size();
  }

  /**
   * The program for cursors of one layout, which holds at least {@link #fields}.
   *
   * @throws IllegalArgumentException if the layout lacks a field
   */
  public Bound bind(FactLayout layout) {
    int[] slots = code.fields().stream().mapToInt(layout::slotOf).toArray();
    return BoundClass.load(code, slots, outputs);
  }

  /** The program in words, one instruction a line; for tests and for who wonders. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    code.constants().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> lines.add("r" + entry.getValue() + " = " + entry.getKey()));
    IntStream.range(0, code.instructions().size())
        .forEach(
            i ->
                lines.add("r" + code.targets().get(i) + " = " + words(code.instructions().get(i))));
    outputs.forEach(output -> lines.add("if r" + output.filter() + " add r" + output.value()));
    return String.join("\n", lines);
  }

  private String words(Instruction instruction) {
    return switch (instruction.op()) {
      case NUMBER, FLAG, HAS -> instruction.op() + " " + code.fields().get(instruction.left());
      case TEXT_IS, TEXT_STARTS ->
          "%s %s '%s'"
              .formatted(
                  instruction.op(),
                  code.fields().get(instruction.left()),
                  code.texts().get(instruction.right()));
      case NOT -> "NOT r" + instruction.left();
      case AND, OR, EQUAL, LESS, LESS_OR_EQUAL, PLUS, MINUS, TIMES, DIVIDE ->
          "%s r%d r%d".formatted(instruction.op(), instruction.left(), instruction.right());
    };
  }
}
