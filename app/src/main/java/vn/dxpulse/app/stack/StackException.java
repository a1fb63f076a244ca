package vn.dxpulse.app.stack;

import java.nio.file.Path;

/** Why the embedded stack cannot run; the message is one line for people. */
public abstract sealed class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private StackException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Another process listens on a port that was asked for. */
  public static final class PortTaken extends StackException {
    private static final long serialVersionUID = 1L;

    PortTaken(int port, String purpose) {
      super(
          "port "
              + port
              + " for the "
              + purpose
              + " is taken by another process; stop it or choose another port",
          null);
    }
  }

  /** The data directory cannot be made, written or filled. */
  public static final class DataDirectoryUnusable extends StackException {
    private static final long serialVersionUID = 1L;

    DataDirectoryUnusable(Path directory, String problem, Throwable cause) {
      super("data directory " + directory + " " + problem, cause);
    }
  }

  /** Another stack runs on the data directory. */
  public static final class DataDirectoryInUse extends StackException {
    private static final long serialVersionUID = 1L;

    DataDirectoryInUse(Path directory, String holder) {
      super(
          "data directory "
              + directory
              + " is in use by "
              + holder
              + "; stop it or choose another directory",
          null);
    }
  }

  /** The registry's own files are not where the distribution has them. */
  public static final class RegistryMissing extends StackException {
    private static final long serialVersionUID = 1L;

    RegistryMissing(Path looked) {
      super(
          "no schema registry at "
              + looked
              + "; build it with: mvn -DskipTests -pl app -am package",
          null);
    }
  }

  /** Broker or registry gave up or did not become ready in time. */
  public static final class NotStarted extends StackException {
    private static final long serialVersionUID = 1L;

    NotStarted(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
