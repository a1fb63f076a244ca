package vn.dxpulse.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Options of the JVM of a part that is measured.
 *
 * @param heap fixed size, such as {@code 2g}
 * @param profile where a flight recording of each run goes, if wanted
 */
public record JvmOptions(String heap, Optional<Path> profile) {

  /** Of the run of that name. */
  public List<String> of(String run) {
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
