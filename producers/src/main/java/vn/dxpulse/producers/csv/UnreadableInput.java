package vn.dxpulse.producers.csv;

/** A file that cannot be read to its end as CSV in UTF-8; nothing of it was published. */
public final class UnreadableInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableInput(String message, Throwable cause) {
    super(message, cause);
  }
}
