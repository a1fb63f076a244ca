package vn.dxpulse.app.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import vn.dxpulse.app.stack.StackException.NotStarted;
import vn.dxpulse.app.stack.StackException.PortTaken;

/**
 * One Kafka node, broker and controller in one, inside this process.
 *
 * <p>A second start on the same directory finds the data of the first, whatever the ports: the
 * quorum is the static list of the one controller, read from the settings at each start, and the
 * broker registers its listener anew. Starting takes about two seconds, closing less than one.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final int NODE_ID = 1;
  private static final String BROKER_LISTENER = "BROKER";
  private static final String CONTROLLER_LISTENER = "CONTROLLER";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts the node and returns when clients can use it.
   *
   * @param directory for this node alone, made if missing
   * @param port for clients, 0 for a free one
   * @throws PortTaken if another process listens there
   * @throws NotStarted if Kafka gives up
   */
  public static EmbeddedBroker start(Path directory, int port) {
    int clientPort = LoopbackPort.free(port, "broker");
    int controllerPort = LoopbackPort.free(0, "controller");
    KafkaRaftServer server = null;
    try {
      format(directory);
      server =
          new KafkaRaftServer(
              new KafkaConfig(settings(directory, clientPort, controllerPort)), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, LoopbackPort.HOST + ":" + clientPort);
    } catch (Exception e) {
      StackException failure = failure(directory, clientPort, e);
      closeAfter(failure, server);
      throw failure;
    }
  }

  /** Where clients connect, {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Gives a new directory its identity and a metadata log. */
  private static void format(Path directory) throws Exception {
    // Written last, so a start that was cut short is made good by formatting once more.
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream chatter = new ByteArrayOutputStream();
    new Formatter()
        .setPrintStream(new PrintStream(chatter, true, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE_ID)
        .setControllerListenerName(CONTROLLER_LISTENER)
        .setHasDynamicQuorum(false)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .run();
  }

  private static Map<String, String> settings(Path directory, int clientPort, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(identity(directory, clientPort, controllerPort));
    settings.putAll(singleNode());
    settings.putAll(smallMachine());
    return settings;
  }

  private static Map<String, String> identity(Path directory, int clientPort, int controllerPort) {
    String client = BROKER_LISTENER + "://" + LoopbackPort.HOST + ":" + clientPort;
    String controllerAddress = LoopbackPort.HOST + ":" + controllerPort;
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE_ID),
        "controller.quorum.voters",
        NODE_ID + "@" + controllerAddress,
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "inter.broker.listener.name",
        BROKER_LISTENER,
        "listeners",
        client + "," + CONTROLLER_LISTENER + "://" + controllerAddress,
        "advertised.listeners",
        client,
        "listener.security.protocol.map",
        BROKER_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
        "log.dirs",
        directory.toString());
  }

  private static Map<String, String> singleNode() {
    return Map.ofEntries(
        Map.entry("default.replication.factor", "1"),
        Map.entry("min.insync.replicas", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        // The only voter need not wait for others before it takes the lead again after a restart.
        Map.entry("controller.quorum.election.timeout.ms", "100"),
        // Nobody else will join: waiting for more members only delays the first poll by 3 s.
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        // A misspelt topic is an error, not a new topic.
        Map.entry("auto.create.topics.enable", "false"),
        // What a killed writer left open keeps readers waiting until it has timed out and somebody
        // looks; default 10 s.
        Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"),
        // After a kill the node can return only when its former session has ended; default 9 s.
        Map.entry("broker.session.timeout.ms", "3000"),
        Map.entry("broker.heartbeat.interval.ms", "500"));
  }

  /** Each internal partition costs files and start-up time; the defaults are for data centres. */
  private static Map<String, String> smallMachine() {
    return Map.of(
        "offsets.topic.num.partitions", "3",
        "transaction.state.log.num.partitions", "3",
        "share.coordinator.state.topic.num.partitions", "1",
        "num.network.threads", "2",
        "num.io.threads", "4",
        // The default, 128 MB, is allocated at start; this one cleans 170,000 keys per pass.
        "log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20),
        "log.segment.bytes", String.valueOf(256 << 20),
        // Enough for a full segment of that size; index files are mapped at full length.
        "log.index.size.max.bytes", String.valueOf(1 << 20));
  }

  private static StackException failure(Path directory, int port, Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StackException known) {
        return known;
      }
      if (cause instanceof BindException) {
        return new PortTaken(port, "broker");
      }
      if (cause instanceof IOException io) {
        return DataDirectory.unusable(directory, io);
      }
    }
    return new NotStarted("the broker did not start: " + thrown, thrown);
  }

  private static void closeAfter(StackException failure, KafkaRaftServer server) {
    if (server == null) {
      return;
    }
    try {
      server.shutdown();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
