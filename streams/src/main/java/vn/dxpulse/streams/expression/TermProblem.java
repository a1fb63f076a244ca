package vn.dxpulse.streams.expression;

/**
 * Something that makes a term unusable.
 *
 * @param part the text in which it is
 * @param message what is wrong, from which column on, and what is allowed
 */
public record TermProblem(Part part, String message) {

  /** The two texts of a term. */
  public enum Part {
    FILTER,
    VALUE
  }
}
