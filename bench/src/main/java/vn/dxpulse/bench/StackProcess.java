package vn.dxpulse.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dxpulse.app.Main;
import vn.dxpulse.schemas.connect.Connection;

/** Broker and registry in a process of their own, as in a real set-up. */
final class StackProcess implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("ready bootstrap=(\\S+) registry=(\\S+)");
  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final Connection connection;

  private StackProcess(Process process, Connection connection) {
    this.process = process;
    this.connection = connection;
  }

  static StackProcess start(Path data, int partitions) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "stack",
            "--broker-port=0",
            "--registry-port=0",
            "--data=" + data,
            "--partitions=" + partitions);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      Matcher ready = READY.matcher(String.valueOf(out.readLine()));
      if (!ready.matches()) {
        process.destroyForcibly();
        throw new IllegalStateException("broker and registry did not start");
      }
      return new StackProcess(process, Connection.to(ready.group(1), ready.group(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
