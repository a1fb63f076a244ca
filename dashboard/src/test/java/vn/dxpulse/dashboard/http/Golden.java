package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected answers as files under {@code src/test/resources/golden}. {@code mvn test
 * -Dgolden.update=true} writes them anew; review the difference.
 */
final class Golden {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  Golden(Class<?> test) {
    this.folder = Path.of("src/test/resources/golden", test.getSimpleName());
  }

  void assertMatches(String name, String json) {
    try {
      String actual =
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json)) + "\n";
      Path file = folder.resolve(name);
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(folder);
        Files.writeString(file, actual);
      }
      assertThat(actual).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
