package vn.dxpulse.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A golden file of lines {@code key=value}, such as names and bytes in hex. Run the tests with
 * {@code -Dgolden.update=true} to write it anew; review the diff.
 */
public final class HexLines {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private HexLines() {}

  /** The lines of a golden file of a past version, which nothing writes any more. */
  public static Map<String, String> past(String file) {
    Path path = GOLDEN.resolve(file);
    try {
      return lines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " must not go", e);
    }
  }

  /** The lines of a golden file, which become {@code written} first if the flag is set. */
  public static Map<String, String> golden(String file, Map<String, String> written) {
    Path path = GOLDEN.resolve(file);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(path.getParent());
        Files.writeString(
            path,
            written.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining()));
      }
      return lines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " is written with -Dgolden.update=true", e);
    }
  }

  private static Map<String, String> lines(Path path) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(path)) {
      int equals = line.indexOf('=');
      lines.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return lines;
  }
}
