package vn.dxpulse.schemas.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A file of UTF-8. */
public final class TextFile {

  private TextFile() {}

  /**
   * What {@code content} makes of a file.
   *
   * @param invalid makes of problems what is thrown; if the file cannot be read, that is the only
   *     one
   */
  public static <T> T read(
      Path file, Function<List<String>, ? extends RuntimeException> invalid, Content<T> content) {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return content.read(reader, file.toString());
    } catch (IOException e) {
      throw invalid.apply(List.of("cannot read " + file + ": " + e));
    }
  }

  /** What {@code content} makes of the file of that name that is in the jar, beside a class. */
  public static <T> T shipped(Class<?> beside, String name, Content<T> content) {
    try (InputStream stream = beside.getResourceAsStream(name);
        Reader reader =
            new InputStreamReader(
                Objects.requireNonNull(stream, name + " is not in the jar"),
                StandardCharsets.UTF_8)) {
      return content.read(reader, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads text; {@code origin} names the file in messages. */
  public interface Content<T> {
    T read(Reader reader, String origin) throws IOException;
  }
}
