package vn.dxpulse.streams.topology;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.streams.processor.TaskId;
import vn.dxpulse.streams.archive.RocksIdArchive;
import vn.dxpulse.streams.duplicate.IdBudget;
import vn.dxpulse.streams.duplicate.SeenIds;

/**
 * Where and for how long the tasks of a process remember the ids of accepted events.
 *
 * @param horizon for how long after its arrival; zero: not at all
 * @param budget heap for all tasks together
 * @param directory of the ids that the heap has no room for, one directory below it per task
 */
public record IdMemory(Duration horizon, IdBudget budget, Path directory) {

  /** Memory of one task that is empty; its changelog fills it. */
  SeenIds ofTask(TaskId task) {
    Path ofTask = directory.resolve(task.toString());
    return new SeenIds(horizon.toMillis(), budget, new RocksIdArchive(ofTask, horizon));
  }
}
