package vn.dxpulse.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import vn.dxpulse.schemas.connect.Connection;

/** Mixed into every command that talks to Kafka and a registry. */
final class ConnectionOptions {

  /** host:port, with IPv6 hosts in brackets. */
  private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:,]+):\\d{1,5}");

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka brokers to connect to first, separated by commas.")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      required = true,
      description =
          "Confluent-compatible schema registry, such as http://localhost:8081 or, for Apicurio,"
              + " http://localhost:8080/apis/ccompat/v7.")
  private String registry;

  @Option(
      names = "--properties",
      paramLabel = "FILE",
      description =
          "Java properties file with settings for every Kafka and registry client, such as TLS and"
              + " SASL.")
  private Optional<Path> properties;

  /**
   * The connection that the options describe; connects to nothing.
   *
   * @throws InvalidSettings naming every option that cannot be used
   */
  Connection connection() {
    List<String> problems = new ArrayList<>();
    for (String address : bootstrap.split(",")) {
      if (!ADDRESS.matcher(address.strip()).matches()) {
        problems.add("--bootstrap needs HOST:PORT pairs, got '" + address + "'");
      }
    }
    if (!isHttp(registry)) {
      problems.add("--registry needs an http or https address, got '" + registry + "'");
    }
    Map<String, String> overrides = new HashMap<>();
    properties.ifPresent(file -> read(file, overrides, problems));
    InvalidSettings.throwIfAny(problems);
    return new Connection(bootstrap, registry, overrides);
  }

  private static boolean isHttp(String address) {
    try {
      URI uri = URI.create(address);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void read(Path file, Map<String, String> overrides, List<String> problems) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add("--properties " + file + " cannot be read (" + e + ")");
    }
    read.stringPropertyNames().forEach(name -> overrides.put(name, read.getProperty(name)));
  }
}
