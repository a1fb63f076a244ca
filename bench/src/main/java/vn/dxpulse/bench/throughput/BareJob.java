package vn.dxpulse.bench.throughput;

import java.util.List;
import vn.dxpulse.bench.process.JavaProcess;
import vn.dxpulse.bench.process.JvmOptions;
import vn.dxpulse.schemas.connect.Connection;

/**
 * A bare consumer.
 *
 * @param keepsIds whether it keeps the event ids in a HashSet of strings
 */
record BareJob(Connection connection, long events, boolean keepsIds, JvmOptions options)
    implements Contender.Job {

  @Override
  public Measurement run(String run) {
    List<String> words =
        List.of(
            connection.bootstrapServers(),
            connection.registryUrl(),
            Long.toString(events),
            Boolean.toString(keepsIds));
    try (JavaProcess process = JavaProcess.start(BareMain.class, options.of(run), words)) {
      List<String> result = process.await(BareMain.RESULT);
      process.closeInput();
      return new Measurement(events, Long.parseLong(result.get(0)), Long.parseLong(result.get(1)));
    }
  }
}
