package vn.dxpulse.dashboard.alert;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Newest row per key of one compacted topic, sorted by key.
 *
 * <p>Thread rule: one thread writes, any number reads.
 */
public final class NewestRows<V> {

  private final ConcurrentNavigableMap<String, V> rows = new ConcurrentSkipListMap<>();
  private final Function<V, String> key;
  private final ToLongFunction<V> revision;
  private final Runnable changed;

  /**
   * No rows yet.
   *
   * @param changed called after every change, on the writer's thread
   */
  NewestRows(Function<V, String> key, ToLongFunction<V> revision, Runnable changed) {
    this.key = key;
    this.revision = revision;
    this.changed = changed;
  }

  /** Takes a row, unless its revision is not greater than that of the row already here. */
  public void put(V row) {
    V old = rows.get(key.apply(row));
    if (old == null || revision.applyAsLong(old) < revision.applyAsLong(row)) {
      rows.put(key.apply(row), row);
      changed.run();
    }
  }

  /** Forgets the row of {@code key}, if there is one. */
  public void remove(String key) {
    rows.remove(key);
  }

  /** The row of {@code key}, if there is one. */
  public Optional<V> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** Every row, sorted by key. */
  public List<V> all() {
    return List.copyOf(rows.values());
  }

  /** The row of {@code key} if its revision is at least {@code least}. */
  Optional<V> atLeast(String key, long least) {
    return find(key).filter(row -> revision.applyAsLong(row) >= least);
  }
}
