package vn.dxpulse.app.cli;

/** A part of a long-running command stopped by itself; the message is that of its cause. */
final class PartFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PartFailed(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
