package vn.dxpulse.systemtest;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file to import: the real export where this machine has it, else the generated sample.
 *
 * @param isReal true for the export, whose control values are known
 */
record BostonFile(Path path, boolean isReal) {

  private static final Path REAL =
      Path.of("../../shared/data/boston311-2011/311_service_requests_2011.csv.gz");
  private static final Path SAMPLE = Path.of("src/test/resources/boston-sample.csv");

  static BostonFile onThisMachine() {
    boolean isReal = Files.isReadable(REAL);
    BostonFile file = new BostonFile(isReal ? REAL : SAMPLE, isReal);
    System.out.println("service requests are read from " + file.path.toAbsolutePath().normalize());
    return file;
  }
}
