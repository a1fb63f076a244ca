package vn.dxpulse.bench.figure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/** The machine that this runs on. */
public final class Machine {

  private Machine() {}

  /** One line: cores, memory, system, versions, where the broker is. */
  public static String describe() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return String.format(
        Locale.ROOT,
        "%d cores, %d GB, %s %s, JDK %s, Kafka %s; broker and registry on the same machine, load %.1f"
            + " before the start",
        Runtime.getRuntime().availableProcessors(),
        Math.round(system.getTotalMemorySize() / 1e9),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        AppInfoParser.getVersion(),
        Math.max(0, system.getSystemLoadAverage()));
  }
}
