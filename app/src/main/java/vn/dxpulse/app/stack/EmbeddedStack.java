package vn.dxpulse.app.stack;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.topic.TopicCreator;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Broker and registry on one data directory, with every topic in place.
 *
 * <p>Starting takes about five seconds; the registry's process starts while the broker does. Any
 * failure closes what was open. Closing is in reverse order, may be repeated and takes some seconds
 * at most.
 */
public final class EmbeddedStack implements AutoCloseable {

  private final Parts parts = new Parts("the embedded stack");
  private final Topics topics;
  private EmbeddedRegistry registry;
  private EmbeddedBroker broker;

  private EmbeddedStack(Topics topics) {
    this.topics = topics;
  }

  /**
   * Starts everything and returns when clients can use it.
   *
   * @throws StackException with one line for people if it cannot run here
   * @throws TopicCreator.UnsuitableTopics if the directory has topics with other partitions
   */
  public static EmbeddedStack start(StackSettings settings) {
    EmbeddedStack stack = new EmbeddedStack(new Topics(settings.partitions()));
    try {
      stack.open(settings);
      return stack;
    } catch (RuntimeException | Error e) {
      stack.parts.closeAfter(e);
      throw e;
    }
  }

  /** How clients reach both. */
  public Connection connection() {
    return Connection.to(broker.bootstrapServers(), registry.url());
  }

  /** The topics that were created or found. */
  public Topics topics() {
    return topics;
  }

  /** Process id of the registry. */
  public long registryPid() {
    return registry.pid();
  }

  @Override
  public void close() {
    parts.close();
  }

  private void open(StackSettings settings) {
    DataDirectory data = parts.opened(DataDirectory.open(settings.data()));
    registry =
        parts.opened(EmbeddedRegistry.launch(data.part("registry"), settings.registryPort()));
    broker = parts.opened(EmbeddedBroker.start(data.part("broker"), settings.brokerPort()));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicCreator(admin).ensure(topics.all());
    }
    registry.awaitReady();
  }
}
