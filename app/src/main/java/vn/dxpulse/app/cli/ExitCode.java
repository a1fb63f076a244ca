package vn.dxpulse.app.cli;

/**
 * How the process ends. A long-running command that is stopped by a signal and closes in time ends
 * with the signal's own status instead: 130 after Ctrl-C, 143 after SIGTERM.
 */
public enum ExitCode {
  /** Done. */
  OK(0),
  /** Done, and what was checked does not add up. */
  MISMATCH(1),
  /** An option, a file or the machine is not as it must be; nothing was started. */
  BAD_SETTINGS(2),
  /** Kafka, the registry or the stream failed. */
  FAILED(3),
  /** Stopped, but not everything closed within ten seconds. */
  CLOSE_TIMED_OUT(4),
  /** A bug; the stack trace is on standard error. */
  BUG(70);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** Status of the process, 0..255. */
  public int status() {
    return status;
  }
}
