package vn.dxpulse.bench.throughput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.bench.process.RunOptions;

/**
 * Options of the JVM of every contender.
 *
 * @param heap fixed size, such as {@code 2g}
 * @param profile where a flight recording of each run goes, if wanted
 */
record JvmOptions(String heap, Optional<Path> profile) {

  List<String> of(String run) {
    List<String> options = new ArrayList<>(RunOptions.heap(heap));
    options.add("-Xms" + heap);
    profile.ifPresent(
        directory ->
            options.add(
                "-XX:StartFlightRecording=settings=profile,filename="
                    + directory.resolve(run + ".jfr")));
    return options;
  }
}
