package vn.dxpulse.streams.expression;

/**
 * One step of a program.
 *
 * @param op what is computed
 * @param left a register, or a field for the operations that read one
 * @param right a register, or a text for the operations that compare with one; 0 if unused
 */
record Instruction(Op op, int left, int right) {}
