package vn.dxpulse.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for all files of a run, deleted at its end. */
public record Workspace(Path directory) implements AutoCloseable {

  /** Creates one in the directory for temporary files. */
  public static Workspace create() {
    try {
      return new Workspace(Files.createTempDirectory("dxpulse-bench"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path in it. */
  public Path resolve(String name) {
    return directory.resolve(name);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
