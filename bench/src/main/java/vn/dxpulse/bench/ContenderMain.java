package vn.dxpulse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import vn.dxpulse.schemas.connect.Connection;

/** The process of one contender: runs it once and prints nanoseconds and CPU nanoseconds. */
final class ContenderMain {

  private ContenderMain() {}

  public static void main(String[] arguments) {
    Contender contender = Contender.valueOf(arguments[0].toUpperCase(Locale.ROOT));
    ContenderRun run =
        new ContenderRun(
            Connection.to(arguments[1], arguments[2]),
            Long.parseLong(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]),
            Path.of(arguments[6]));
    long nanos = contender.read(run);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    System.out.println(ContenderProcess.RESULT + nanos + " " + system.getProcessCpuTime());
  }
}
