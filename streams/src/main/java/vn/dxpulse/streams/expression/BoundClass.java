package vn.dxpulse.streams.expression;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import vn.dxpulse.streams.decode.FactCursor;

/**
 * Writes the class of a {@link Bound}: one local variable per register, one call of {@link
 * Operations} per instruction, no jumps. The JVM's compiler then sees plain code with constant
 * slots, which is why this is ten times as fast as a loop over instructions ({@code
 * docs/adr/0008-kpi-expressions.md}).
 *
 * <p>All parts of all terms are evaluated, without short cuts: each has a result whatever the fact
 * holds, and what stands behind a guard that does not hold is multiplied by 0 in the end.
 */
final class BoundClass {

  private static final String BOUND = Type.getInternalName(Bound.class);
  private static final String NAME = BOUND + "Program";
  private static final String OPERATIONS = Type.getInternalName(Operations.class);
  private static final String EVALUATE =
      Type.getMethodDescriptor(
          Type.VOID_TYPE, Type.getType(FactCursor.class), Type.getType(long[].class));
  private static final String CONSTRUCTOR =
      Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(byte[][].class));

  private static final int THIS = 0;
  private static final int FACT = 1;
  private static final int CONTRIBUTIONS = 2;
  private static final int FIRST_REGISTER = 3;
  private static final int SLOTS_OF_A_LONG = 2;

  private final Code code;
  private final int[] slots;
  private final Map<Integer, Long> constants = new HashMap<>();

  private BoundClass(Code code, int[] slots) {
    this.code = code;
    this.slots = slots;
    code.constants().forEach((value, register) -> constants.put(register, value));
  }

  /** The program on a cursor in which field {@code i} of the code has slot {@code slots[i]}. */
  static Bound load(Code code, int[] slots, List<FactLanguage.Output> outputs) {
    byte[] written = new BoundClass(code, slots).write(outputs);
    byte[][] texts =
        code.texts().stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup().defineHiddenClass(written, true);
      return (Bound)
          lookup
              .findConstructor(
                  lookup.lookupClass(), MethodType.methodType(void.class, byte[][].class))
              .invoke((Object) texts);
    } catch (Throwable e) {
      throw new IllegalStateException("the class written for the KPI expressions is unusable", e);
    }
  }

  private byte[] write(List<FactLanguage.Output> outputs) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, NAME, null, BOUND, null);
    writeConstructor(writer.visitMethod(0, "<init>", CONSTRUCTOR, null, null));
    writeEvaluate(
        writer.visitMethod(Opcodes.ACC_PUBLIC, "evaluate", EVALUATE, null, null), outputs);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void writeConstructor(MethodVisitor method) {
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, THIS);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, BOUND, "<init>", CONSTRUCTOR, false);
    method.visitInsn(Opcodes.RETURN);
    end(method);
  }

  private void writeEvaluate(MethodVisitor method, List<FactLanguage.Output> outputs) {
    method.visitCode();
    List<Instruction> instructions = code.instructions();
    for (int i = 0; i < instructions.size(); i++) {
      write(method, instructions.get(i));
      method.visitVarInsn(Opcodes.LSTORE, local(code.targets().get(i)));
    }
    for (int i = 0; i < outputs.size(); i++) {
      method.visitVarInsn(Opcodes.ALOAD, CONTRIBUTIONS);
      method.visitLdcInsn(i);
      load(method, outputs.get(i).filter());
      load(method, outputs.get(i).value());
      method.visitInsn(Opcodes.LMUL);
      method.visitInsn(Opcodes.LASTORE);
    }
    method.visitInsn(Opcodes.RETURN);
    end(method);
  }

  private void write(MethodVisitor method, Instruction instruction) {
    switch (instruction.op()) {
      case NUMBER -> onField(method, "number", instruction);
      case FLAG -> onField(method, "flag", instruction);
      case HAS -> onField(method, "has", instruction);
      case TEXT_IS -> onText(method, "textIs", instruction);
      case TEXT_STARTS -> onText(method, "textStarts", instruction);
      case NOT -> {
        load(method, instruction.left());
        call(method, "not", long.class);
      }
      case AND -> onTwo(method, "and", instruction);
      case OR -> onTwo(method, "or", instruction);
      case EQUAL -> onTwo(method, "equal", instruction);
      case LESS -> onTwo(method, "less", instruction);
      case LESS_OR_EQUAL -> onTwo(method, "lessOrEqual", instruction);
      case PLUS -> onTwo(method, "plus", instruction);
      case MINUS -> onTwo(method, "minus", instruction);
      case TIMES -> onTwo(method, "times", instruction);
      case DIVIDE -> onTwo(method, "divide", instruction);
    }
  }

  private void onField(MethodVisitor method, String operation, Instruction instruction) {
    method.visitVarInsn(Opcodes.ALOAD, FACT);
    method.visitLdcInsn(slots[instruction.left()]);
    call(method, operation, FactCursor.class, int.class);
  }

  private void onText(MethodVisitor method, String operation, Instruction instruction) {
    method.visitVarInsn(Opcodes.ALOAD, FACT);
    method.visitLdcInsn(slots[instruction.left()]);
    method.visitVarInsn(Opcodes.ALOAD, THIS);
    method.visitFieldInsn(Opcodes.GETFIELD, BOUND, "texts", "[[B");
    method.visitLdcInsn(instruction.right());
    method.visitInsn(Opcodes.AALOAD);
    call(method, operation, FactCursor.class, int.class, byte[].class);
  }

  private void onTwo(MethodVisitor method, String operation, Instruction instruction) {
    load(method, instruction.left());
    load(method, instruction.right());
    call(method, operation, long.class, long.class);
  }

  private static void call(MethodVisitor method, String operation, Class<?>... parameters) {
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        OPERATIONS,
        operation,
        MethodType.methodType(long.class, parameters).toMethodDescriptorString(),
        false);
  }

  private void load(MethodVisitor method, int register) {
    Long constant = constants.get(register);
    if (constant != null) {
      method.visitLdcInsn(constant);
    } else {
      method.visitVarInsn(Opcodes.LLOAD, local(register));
    }
  }

  private static int local(int register) {
    return FIRST_REGISTER + SLOTS_OF_A_LONG * register;
  }

  private static void end(MethodVisitor method) {
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
