package vn.dxpulse.bench.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import vn.dxpulse.schemas.connect.Connection;

/** The process of a bare consumer: reads once, says nanoseconds and CPU nanoseconds. */
final class BareMain {

  /** Said at the end, followed by the figures. */
  static final String RESULT = "result";

  private BareMain() {}

  /** Words: bootstrap servers, registry, events, whether ids are kept. */
  public static void main(String[] words) {
    Set<String> ids = new HashSet<>();
    Consumer<GenericRecord> keepId = event -> ids.add(event.get("event_id").toString());
    Consumer<GenericRecord> also = Boolean.parseBoolean(words[3]) ? keepId : event -> {};
    long nanos =
        new BareConsumer(Connection.to(words[0], words[1]), also).read(Long.parseLong(words[2]));
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    System.out.println(RESULT + " " + nanos + " " + system.getProcessCpuTime());
  }
}
