package vn.dxpulse.app.stack;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What the embedded stack is told.
 *
 * @param data directory for all its data, made if missing
 * @param brokerPort port of the broker on 127.0.0.1, 0 for a free one
 * @param registryPort port of the registry on 127.0.0.1, 0 for a free one
 * @param partitions of every fact topic, at least 1
 */
public record StackSettings(Path data, int brokerPort, int registryPort, int partitions) {

  public StackSettings {
    Objects.requireNonNull(data, "data");
  }

  /** On free ports. */
  public static StackSettings in(Path data, int partitions) {
    return new StackSettings(data, 0, 0, partitions);
  }
}
