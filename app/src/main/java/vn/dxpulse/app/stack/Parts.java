package vn.dxpulse.app.stack;

import java.util.ArrayDeque;
import java.util.Deque;

/** Parts that were opened one after another and are closed in reverse order. For one thread. */
public final class Parts implements AutoCloseable {

  private final String whole;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /**
   * No parts yet.
   *
   * @param whole what the parts make up, for messages
   */
  public Parts(String whole) {
    this.whole = whole;
  }

  /** Takes charge of a part that has just been opened, and gives it back. */
  public <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** Closes what is open because {@code failure} ends the opening; it gets what goes wrong then. */
  public void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException onClose) {
      failure.addSuppressed(onClose);
    }
  }

  /** Closes every part, also when some fail to close; may be repeated. */
  @Override
  public void close() {
    IllegalStateException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException(whole + " did not close cleanly", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
