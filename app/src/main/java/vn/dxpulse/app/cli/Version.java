package vn.dxpulse.app.cli;

import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String fromManifest = Version.class.getPackage().getImplementationVersion();
    // No manifest: the classes run from a build directory.
    String version = fromManifest == null ? "(unpackaged)" : fromManifest;
    return new String[] {
      "dxpulse " + version, "Kafka " + AppInfoParser.getVersion() + ", Java " + Runtime.version(),
    };
  }
}
