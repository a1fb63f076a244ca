package vn.dxpulse.streams.expression;

import vn.dxpulse.streams.decode.FactCursor;

/**
 * A {@link FactProgram} that knows where in the cursor its fields are. Immutable. {@link
 * BoundClass} writes the one class behind each program.
 */
public abstract class Bound {

  /** UTF-8 of the texts that fields are compared with. */
  final byte[][] texts;

  Bound(byte[][] texts) {
    this.texts = texts;
  }

  /**
   * Writes what a fact adds to each term, in the order of the terms. The hot path: nothing is
   * allocated or boxed.
   *
   * @param contributions one long per term; all are overwritten
   */
  public abstract void evaluate(FactCursor fact, long[] contributions);
}
