package vn.dxpulse.app.stack;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;

/**
 * First class of the registry's process: ends that process soon after its parent is gone, also when
 * the parent was killed and could not say so.
 *
 * <p>It runs alone on the child's class path in front of the registry, so it uses nothing but the
 * JDK and has no nested classes. Arguments: process id of the parent, main class of the registry,
 * then what goes to that.
 */
final class RegistryGuard {

  /** At most this long, and the time of one scheduling delay, does the child outlive its parent. */
  private static final long POLL_MS = 250;

  private static final int HALT_STATUS = 1;

  private RegistryGuard() {}

  public static void main(String[] arguments) throws Throwable {
    long parent = Long.parseLong(arguments[0]);
    Thread guard = new Thread(() -> haltWithout(parent), "parent-guard");
    guard.setDaemon(true);
    guard.start();
    try {
      Class.forName(arguments[1])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 2, arguments.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void haltWithout(long parent) {
    ProcessHandle self = ProcessHandle.current();
    try {
      while (isParentOf(self, parent)) {
        Thread.sleep(POLL_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Not exit: with the parent gone nobody waits for an orderly end, and the data file is
    // crash-safe.
    Runtime.getRuntime().halt(HALT_STATUS);
  }

  private static boolean isParentOf(ProcessHandle self, long expected) {
    // An orphan is given to another parent, on Linux at once.
    Optional<ProcessHandle> parent = self.parent();
    return parent.isPresent() && parent.get().pid() == expected && parent.get().isAlive();
  }
}
