package vn.dxpulse.app.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import vn.dxpulse.app.stack.StackException.DataDirectoryInUse;
import vn.dxpulse.app.stack.StackException.DataDirectoryUnusable;

/**
 * The directory below which broker and registry keep their data, held for one process at a time by
 * a lock that the operating system gives back even when that process is killed.
 */
final class DataDirectory implements AutoCloseable {

  /** Broker and registry need 1 MB when empty; the rest is room for some hours of the demo. */
  private static final long LEAST_USABLE_BYTES = 200L << 20;

  private final Path root;
  private final FileChannel channel;

  private DataDirectory(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Makes the directory where it is missing, checks it and locks it.
   *
   * @throws DataDirectoryUnusable if it cannot be written or has less than 200 MB left
   * @throws DataDirectoryInUse if another process, or this one, holds it
   */
  static DataDirectory open(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      requireSpace(root, Files.getFileStore(root).getUsableSpace());
      return new DataDirectory(root, lock(root));
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /** A directory for one part below this one, made if missing. */
  Path part(String name) {
    Path directory = root.resolve(name);
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  @Override
  public void close() {
    try {
      // Closing the channel gives the lock back. The file stays: another process may just open it.
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void requireSpace(Path directory, long usableBytes) {
    if (usableBytes < LEAST_USABLE_BYTES) {
      throw new DataDirectoryUnusable(
          directory,
          String.format(
              Locale.ROOT,
              "has %d MB left on its disk, needs at least %d MB",
              usableBytes >> 20,
              LEAST_USABLE_BYTES >> 20),
          null);
    }
  }

  /** Says in one line what an input/output error means for the user. */
  static DataDirectoryUnusable unusable(Path directory, IOException cause) {
    String problem =
        String.valueOf(cause.getMessage()).contains("No space left")
            ? "is on a full disk"
            : "cannot be written (" + cause + ")";
    return new DataDirectoryUnusable(directory, problem, cause);
  }

  private static FileChannel lock(Path root) throws IOException {
    Path file = root.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(root, "process " + Files.readString(file).strip());
      }
      byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0).write(ByteBuffer.wrap(pid));
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(root, "this process");
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static DataDirectoryInUse inUse(Path root, String holder) {
    return new DataDirectoryInUse(root, holder);
  }
}
