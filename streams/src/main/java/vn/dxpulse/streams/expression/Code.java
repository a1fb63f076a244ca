package vn.dxpulse.streams.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program while it is written: instructions, each with a register of its own for its result.
 *
 * <p>The same instruction on the same operands is written once, whichever terms need it, so a
 * common part of expressions is evaluated once per fact.
 */
final class Code {

  private final Map<String, Integer> fields = new LinkedHashMap<>();
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<Long, Integer> constants = new LinkedHashMap<>();
  private final Map<Instruction, Integer> instructions = new LinkedHashMap<>();
  private int registers;

  /** Register that always holds {@code value}. */
  int constant(long value) {
    return constants.computeIfAbsent(value, key -> registers++);
  }

  /** Register that holds the result of an operation on a field alone. */
  int read(Op op, String field) {
    return register(new Instruction(op, index(fields, field), 0));
  }

  /** Register that holds the result of comparing a text field with {@code text}. */
  int compare(Op op, String field, String text) {
    return register(new Instruction(op, index(fields, field), index(texts, text)));
  }

  /** Register that holds the result of an operation on registers. */
  int compute(Op op, int left, int right) {
    return register(new Instruction(op, left, right));
  }

  /** Fields that are read, in the order of first use; an instruction's field is the index here. */
  List<String> fields() {
    return List.copyOf(fields.keySet());
  }

  /** Texts that are compared with; an instruction's text is the index here. */
  List<String> texts() {
    return List.copyOf(texts.keySet());
  }

  /** Constants with their registers. */
  Map<Long, Integer> constants() {
    return Map.copyOf(constants);
  }

  /** Instructions in the order of evaluation. */
  List<Instruction> instructions() {
    return List.copyOf(instructions.keySet());
  }

  /** Registers of the results, one per instruction. */
  List<Integer> targets() {
    return new ArrayList<>(instructions.values());
  }

  private int register(Instruction instruction) {
    return instructions.computeIfAbsent(instruction, key -> registers++);
  }

  private static int index(Map<String, Integer> known, String name) {
    return known.computeIfAbsent(name, key -> known.size());
  }
}
