package vn.dxpulse.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.dxpulse.streams.catalogue.KpiCatalogue;

/** The shipped catalogue of KPIs with one window, {@link #WINDOW}, for each of them. */
public final class OneWindow {

  /** Long enough that every event of a backlog of some hours is in it. */
  public static final String WINDOW = "24h";

  private static final String SHIPPED = "kpis.yaml";

  /** Every KPI that has windows has an event, so the restriction can follow it. */
  private static final String EVENT_KEY = "    event: ";

  private OneWindow() {}

  /** Writes the catalogue into {@code directory}. */
  public static Path write(Path directory) {
    try (InputStream stream = KpiCatalogue.class.getResourceAsStream(SHIPPED)) {
      String shipped =
          new String(
              Objects.requireNonNull(stream, SHIPPED + " is not in the jar").readAllBytes(),
              StandardCharsets.UTF_8);
      String restricted =
          shipped
              .lines()
              .map(
                  line ->
                      line.startsWith(EVENT_KEY) ? line + "\n    windows: [" + WINDOW + "]" : line)
              .collect(Collectors.joining("\n", "", "\n"));
      return Files.writeString(directory.resolve("one-window.yaml"), restricted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
