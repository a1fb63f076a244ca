package vn.dxpulse.app.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.stack.StackException.DataDirectoryInUse;
import vn.dxpulse.app.stack.StackException.DataDirectoryUnusable;

class DataDirectoryTest {

  @TempDir private Path parent;

  @Test
  void makesMissingDirectories() {
    Path wanted = parent.resolve("a/b");

    try (DataDirectory data = DataDirectory.open(wanted)) {
      assertThat(data.part("broker")).isEqualTo(wanted.resolve("broker")).isDirectory();
    }
  }

  @Test
  void isHeldByOneStackAtATime() {
    try (DataDirectory first = DataDirectory.open(parent)) {
      assertThat(first.part("broker")).isDirectory();
      assertThatThrownBy(() -> DataDirectory.open(parent))
          .isInstanceOf(DataDirectoryInUse.class)
          .hasMessageContaining("is in use by this process");
    }
  }

  @Test
  void isFreeAgainAfterClose() {
    DataDirectory.open(parent).close();

    try (DataDirectory again = DataDirectory.open(parent)) {
      assertThat(again.part("broker")).isDirectory();
    }
  }

  @Test
  void saysWhichDirectoryCannotBeMade() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
        .isInstanceOf(DataDirectoryUnusable.class)
        .hasMessageStartingWith("data directory " + file.resolve("data") + " cannot be written");
  }

  @Test
  void refusesADiskThatIsNearlyFull() {
    assertThatThrownBy(() -> DataDirectory.requireSpace(parent, (200L << 20) - 1))
        .isInstanceOf(DataDirectoryUnusable.class)
        .hasMessage(
            "data directory " + parent + " has 199 MB left on its disk, needs at least 200 MB");
  }

  @Test
  void explainsAFullDisk() {
    assertThat(DataDirectory.unusable(parent, new IOException("No space left on device")))
        .hasMessage("data directory " + parent + " is on a full disk");
  }
}
