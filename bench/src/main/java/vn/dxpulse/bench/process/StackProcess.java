package vn.dxpulse.bench.process;

import java.nio.file.Path;
import java.util.List;
import vn.dxpulse.app.Main;
import vn.dxpulse.schemas.connect.Connection;

/** Broker and registry in a process of their own, as in a real set-up. */
public final class StackProcess implements AutoCloseable {

  private final JavaProcess process;
  private final Connection connection;

  private StackProcess(JavaProcess process, Connection connection) {
    this.process = process;
    this.connection = connection;
  }

  /** Starts them on free ports, with data below {@code data}, and waits until they are ready. */
  public static StackProcess start(Path data, int partitions) {
    JavaProcess process =
        JavaProcess.start(
            Main.class,
            List.of("-Xmx1g"),
            List.of(
                "stack",
                "--broker-port=0",
                "--registry-port=0",
                "--data=" + data,
                "--partitions=" + partitions));
    try {
      List<String> ready = process.await("ready");
      return new StackProcess(process, Connection.to(after(ready.get(0)), after(ready.get(1))));
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** Where they are. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    process.close();
  }

  private static String after(String setting) {
    return setting.substring(setting.indexOf('=') + 1);
  }
}
