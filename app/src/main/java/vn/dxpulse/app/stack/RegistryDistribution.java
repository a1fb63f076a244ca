package vn.dxpulse.app.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import vn.dxpulse.app.stack.StackException.RegistryMissing;

/**
 * The unpacked Apicurio Registry.
 *
 * @param runnerJar the jar whose manifest names main class and libraries
 * @param mainClass that main class
 */
record RegistryDistribution(Path runnerJar, String mainClass) {

  /** System property that names the directory, for runs that do not start from the distribution. */
  static final String HOME_PROPERTY = "dxpulse.registry.home";

  /**
   * Finds the directory named by {@value #HOME_PROPERTY}, else {@code registry} beside our jar.
   *
   * @throws RegistryMissing if there is no registry in it
   */
  static RegistryDistribution locate() {
    String home = System.getProperty(HOME_PROPERTY);
    return in(home == null ? besideOurJar() : Path.of(home));
  }

  static RegistryDistribution in(Path directory) {
    Path runner = runnerJar(directory.toAbsolutePath().normalize());
    try (JarFile jar = new JarFile(runner.toFile())) {
      String mainClass = jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      return new RegistryDistribution(runner, mainClass);
    } catch (IOException e) {
      throw new StackException.NotStarted("cannot read " + runner + ": " + e.getMessage(), e);
    }
  }

  private static Path runnerJar(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new RegistryMissing(directory);
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> new RegistryMissing(directory));
    } catch (IOException e) {
      throw new StackException.NotStarted("cannot read " + directory + ": " + e.getMessage(), e);
    }
  }

  private static Path besideOurJar() {
    try {
      Path jar =
          Path.of(
              RegistryDistribution.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI());
      return jar.resolveSibling("registry");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("our own jar has no path", e);
    }
  }
}
