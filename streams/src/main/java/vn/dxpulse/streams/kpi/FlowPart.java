package vn.dxpulse.streams.kpi;

import java.util.BitSet;

/**
 * Some of what is counted of one kind of fact. Not to be changed.
 *
 * @param counters which counters; see {@link FlowTerms#terms}
 * @param rankedValues which values that percentiles are taken of; see {@link FlowTerms#rankedTerms}
 */
public record FlowPart(BitSet counters, BitSet rankedValues) {

  /** Nothing yet; for whoever fills it. */
  static FlowPart empty() {
    return new FlowPart(new BitSet(), new BitSet());
  }

  /** True if nothing is in it. */
  public boolean isEmpty() {
    return counters.isEmpty() && rankedValues.isEmpty();
  }
}
