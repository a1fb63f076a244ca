package vn.dxpulse.app.audit;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that have been seen, a bit each. Costs about 200 bytes for each stretch of 1,024 offsets
 * that holds any.
 */
public final class OffsetSet {

  private static final int STRETCH = 1_024;

  private final Map<TopicPartition, Map<Long, BitSet>> stretches = new HashMap<>();

  /** True if it was not in the set before. */
  public boolean add(TopicPartition partition, long offset) {
    BitSet bits =
        stretches
            .computeIfAbsent(partition, key -> new HashMap<>())
            .computeIfAbsent(offset / STRETCH, key -> new BitSet(STRETCH));
    int bit = (int) (offset % STRETCH);
    boolean isNew = !bits.get(bit);
    bits.set(bit);
    return isNew;
  }

  /** True if it is in the set. */
  public boolean contains(TopicPartition partition, long offset) {
    BitSet bits = stretches.getOrDefault(partition, Map.of()).get(offset / STRETCH);
    return bits != null && bits.get((int) (offset % STRETCH));
  }
}
