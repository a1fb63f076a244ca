package vn.dxpulse.schemas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class TextFileTest {

  @TempDir private Path directory;

  @Test
  void readsUtf8AndNamesTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("a.txt"), "Hà Nội\n");

    assertThat(TextFile.read(file, Invalid::of, TextFileTest::firstLine))
        .isEqualTo(file + ": Hà Nội");
  }

  @Test
  void saysThatAFileCannotBeRead() {
    Path file = directory.resolve("none.txt");

    assertThatThrownBy(() -> TextFile.read(file, Invalid::of, TextFileTest::firstLine))
        .isInstanceOf(Invalid.class)
        .hasMessage("[cannot read " + file + ": java.nio.file.NoSuchFileException: " + file + "]");
  }

  @Test
  void readsWhatIsInTheJarBesideAClass() {
    assertThat(TextFile.shipped(UnitRegistryFile.class, "provinces.csv", TextFileTest::firstLine))
        .startsWith("provinces.csv: code,name_vi,");
  }

  @Test
  void saysWhatIsNotInTheJar() {
    assertThatThrownBy(
            () -> TextFile.shipped(UnitRegistryFile.class, "a.csv", TextFileTest::firstLine))
        .hasMessage("a.csv is not in the jar");
  }

  private static String firstLine(Reader reader, String origin) throws IOException {
    return origin + ": " + new BufferedReader(reader).readLine();
  }

  private static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Invalid(String message) {
      super(message);
    }

    static Invalid of(Iterable<String> problems) {
      return new Invalid(problems.toString());
    }
  }
}
