package vn.dxpulse.streams.kpi;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.stored.StoredFormat;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/**
 * What {@link CountedSince} keeps, as an entry of the changelog of its task.
 *
 * @param starts the terms that are counted
 * @param definitions of each KPI whose rows were published, a hash of its definition
 */
record StartedTerms(Map<Key, Start> starts, Map<String, Integer> definitions) {

  /** Key of the entry. */
  static final byte[] KEY = {'c'};

  /** Key of the entry that tells the highest arrival time read. */
  static final byte[] ARRIVAL_KEY = {'a'};

  /** Of a task that never committed, or did so in a build without this entry. */
  static final StartedTerms NONE = new StartedTerms(Map.of(), Map.of());

  private static final StoredFormat FORMAT = new StoredFormat("a changelog entry", (byte) 1);

  /** One that later changes of this one do not reach. */
  StartedTerms copied() {
    return new StartedTerms(Map.copyOf(starts), Map.copyOf(definitions));
  }

  byte[] bytes() {
    return FORMAT.bytes(
        256,
        out -> {
          out.writeInt(starts.size());
          for (Map.Entry<Key, Start> entry : new TreeMap<>(starts).entrySet()) {
            write(entry.getKey(), entry.getValue(), out);
          }
          out.writeInt(definitions.size());
          for (Map.Entry<String, Integer> entry : new TreeMap<>(definitions).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue());
          }
        });
  }

  static byte[] arrivalBytes(long arrivalMs) {
    return FORMAT.bytes(1 + Long.BYTES, out -> out.writeLong(arrivalMs));
  }

  static StartedTerms read(byte[] value) {
    return FORMAT.read(value, StartedTerms::read);
  }

  static long readArrival(byte[] value) {
    return FORMAT.read(value, StoredInput::readLong);
  }

  private static StartedTerms read(StoredInput in) throws IOException {
    Map<Key, Start> starts = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      Key key = new Key(EventKind.valueOf(in.readUTF()), in.readBoolean(), in.readInt());
      int windows = in.readInt();
      starts.put(key, new Start(in.readOptionalLong(), windows));
    }
    Map<String, Integer> definitions = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      definitions.put(in.readUTF(), in.readInt());
    }
    return new StartedTerms(starts, definitions);
  }

  private static void write(Key key, Start start, StoredOutput out) throws IOException {
    out.writeUTF(key.events().name());
    out.writeBoolean(key.ranked());
    out.writeInt(key.id());
    out.writeInt(start.windows());
    out.writeOptional(start.sinceMs());
  }

  /**
   * A term by its content.
   *
   * @param ranked true for the value of percentiles, false for a counter
   * @param id hash of the term
   */
  record Key(EventKind events, boolean ranked, int id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byKind = events.compareTo(other.events);
      int byRanked = Boolean.compare(ranked, other.ranked);
      return byKind != 0 ? byKind : byRanked != 0 ? byRanked : Integer.compare(id, other.id);
    }
  }

  /**
   * Since when a term is counted.
   *
   * @param sinceMs arrival time after which facts count; empty: since the first record
   * @param windows a bit for each window whose panes are kept; 0 for a counter, which has all
   */
  record Start(OptionalLong sinceMs, int windows) {}
}
