package vn.dxpulse.bench.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import vn.dxpulse.schemas.connect.Connection;

/** The changelogs of one application on the broker. For one thread. */
public final class Changelogs implements AutoCloseable {

  private final Admin admin;
  private final String applicationId;

  public Changelogs(Connection connection, String applicationId) {
    this.admin = Admin.create(connection.clientProperties(Map.of()));
    this.applicationId = applicationId;
  }

  /** Bytes that they take on the disks of all brokers. */
  public long bytes() {
    List<String> names = names();
    List<Integer> brokers = await(admin.describeCluster().nodes()).stream().map(Node::id).toList();
    return await(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
        .flatMap(directories -> directories.values().stream())
        .flatMap(directory -> directory.replicaInfos().entrySet().stream())
        .filter(replica -> contains(names, replica.getKey()))
        .mapToLong(replica -> replica.getValue().size())
        .sum();
  }

  /** Deletes them: the application will not be started again. */
  public void delete() {
    Void unused = await(admin.deleteTopics(names()).all());
  }

  @Override
  public void close() {
    admin.close();
  }

  private List<String> names() {
    return await(admin.listTopics().names()).stream()
        .filter(name -> name.startsWith(applicationId + "-") && name.endsWith("-changelog"))
        .toList();
  }

  private static boolean contains(Collection<String> names, TopicPartition partition) {
    return names.contains(partition.topic());
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not answer", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
