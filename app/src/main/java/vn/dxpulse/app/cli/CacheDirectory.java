package vn.dxpulse.app.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where data goes that the user did not place: {@code $XDG_CACHE_HOME} or {@code ~/.cache}. */
final class CacheDirectory {

  private CacheDirectory() {}

  /**
   * @param purpose name of the directory below {@code dxpulse}
   */
  static Path of(Map<String, String> environment, Path home, String purpose) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    // The XDG base directory specification: a relative path is to be ignored.
    Path cache = Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".cache");
    return cache.resolve("dxpulse").resolve(purpose);
  }

  static Path ofUser(String purpose) {
    return of(System.getenv(), Path.of(System.getProperty("user.home")), purpose);
  }
}
