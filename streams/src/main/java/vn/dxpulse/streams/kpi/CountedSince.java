package vn.dxpulse.streams.kpi;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.pane.Window;

/**
 * Since when each KPI of one task counts, as an arrival time: facts that arrived after it count. A
 * KPI whose terms were counted when the task read its first record has none.
 *
 * <p>Terms are told apart by their content, so a changed filter begins anew, and a KPI made of
 * terms that others brought along has their past. Stocks and services do not depend on the
 * catalogue, and facts of statistics and milestones that it does not name are rejected, so those
 * have none either. Kept in the changelog; remembers there too of which definitions rows have been
 * published. Mutable; stream thread only.
 */
public final class CountedSince {

  private static final long NOTHING_ARRIVED = Long.MIN_VALUE;

  private final KpiCatalogue catalogue;
  private final Map<EventKind, FlowTerms> terms = new EnumMap<>(EventKind.class);
  private final Map<String, OptionalLong> sinceByKpi = new HashMap<>();
  private StartedTerms kept = StartedTerms.NONE;
  private StartedTerms now = StartedTerms.NONE;
  private long keptArrivalMs = NOTHING_ARRIVED;
  private long newestArrivalMs = NOTHING_ARRIVED;

  public CountedSince(KpiCatalogue catalogue) {
    this.catalogue = catalogue;
    for (EventKind kind : EventKind.values()) {
      terms.put(kind, FlowTerms.of(kind, catalogue));
    }
  }

  /** Takes an entry of the changelog back if it is one of these. */
  public boolean restore(byte[] key, byte[] value) {
    if (Arrays.equals(key, StartedTerms.KEY)) {
      kept = StartedTerms.read(value);
      now = kept;
      return true;
    }
    if (Arrays.equals(key, StartedTerms.ARRIVAL_KEY)) {
      keptArrivalMs = StartedTerms.readArrival(value);
      newestArrivalMs = keptArrivalMs;
      return true;
    }
    return false;
  }

  /** Notes the newest arrival time; the smallest long if nothing was read. */
  public void observeArrival(long arrivalMs) {
    newestArrivalMs = Math.max(newestArrivalMs, arrivalMs);
  }

  /** Highest arrival time read; the smallest long if nothing was read. */
  public long newestArrivalMs() {
    return newestArrivalMs;
  }

  /**
   * Begins to count what the catalogue has and the state has not. Call once, when everything has
   * been restored; left-overs of a term that was counted before are cleared from {@code board}.
   */
  public void begin(KpiBoard board) {
    Map<StartedTerms.Key, StartedTerms.Start> starts = new HashMap<>();
    terms.forEach((kind, of) -> board.clear(kind, begin(of, starts)));
    Map<String, Integer> definitions = new HashMap<>();
    now = new StartedTerms(starts, definitions);
    catalogue.all().forEach(kpi -> definitions.put(kpi.id(), definition(kpi)));
  }

  private FlowPart begin(FlowTerms of, Map<StartedTerms.Key, StartedTerms.Start> starts) {
    FlowPart gone = FlowPart.empty();
    for (int counter = 0; counter < of.size(); counter++) {
      if (begin(key(of, counter), 0, starts)) {
        gone.counters().set(counter);
      }
    }
    for (int value = 0; value < of.rankedValues(); value++) {
      if (begin(rankedKey(of, value), windows(of, value), starts)) {
        gone.rankedValues().set(value);
      }
    }
    return gone;
  }

  /** True if the term is new to a task that has read something. */
  private boolean begin(
      StartedTerms.Key key, int windows, Map<StartedTerms.Key, StartedTerms.Start> starts) {
    StartedTerms.Start known = kept.starts().get(key);
    if (known != null && (known.windows() & windows) == windows) {
      starts.put(key, new StartedTerms.Start(known.sinceMs(), windows));
      return false;
    }
    OptionalLong since =
        newestArrivalMs == NOTHING_ARRIVED
            ? OptionalLong.empty()
            : OptionalLong.of(newestArrivalMs);
    starts.put(key, new StartedTerms.Start(since, windows));
    return since.isPresent();
  }

  /** The KPIs of which the rows published last are of another definition, or none are. */
  public List<Kpi> unpublished() {
    return catalogue.all().stream()
        .filter(kpi -> !now.definitions().get(kpi.id()).equals(kept.definitions().get(kpi.id())))
        .toList();
  }

  /** Since when the KPI counts, UTC milliseconds; empty: since the first record of the log. */
  public OptionalLong of(Kpi kpi) {
    return sinceByKpi.computeIfAbsent(kpi.id(), id -> find(kpi));
  }

  private OptionalLong find(Kpi kpi) {
    if (kpi instanceof Kpi.Flow flow) {
      FlowTerms of = terms.get(flow.event());
      return LongStream.concat(
              since(of, flow.numerator()).stream(),
              flow.denominator().stream().flatMapToLong(term -> since(of, term).stream()))
          .max();
    }
    if (kpi instanceof Kpi.Percentile percentile) {
      FlowTerms of = terms.get(percentile.event());
      return since(rankedKey(of, of.rankedValue(percentile)));
    }
    return OptionalLong.empty();
  }

  /**
   * Takes the terms of {@code kind} that began to count after {@code reachMs} as counted since
   * then, for someone who now counts all facts from there on.
   *
   * @param reachMs how far back the facts reach; empty: to the first
   * @return what must be counted again
   */
  public FlowPart fill(EventKind kind, OptionalLong reachMs) {
    FlowTerms of = terms.get(kind);
    FlowPart filled = FlowPart.empty();
    for (int counter = 0; counter < of.size(); counter++) {
      if (fill(key(of, counter), reachMs)) {
        filled.counters().set(counter);
      }
    }
    for (int value = 0; value < of.rankedValues(); value++) {
      if (fill(rankedKey(of, value), reachMs)) {
        filled.rankedValues().set(value);
      }
    }
    return filled;
  }

  private boolean fill(StartedTerms.Key key, OptionalLong reachMs) {
    StartedTerms.Start start = now.starts().get(key);
    OptionalLong since = start.sinceMs();
    if (since.isEmpty() || reachMs.orElse(Long.MIN_VALUE) >= since.getAsLong()) {
      return false;
    }
    now.starts().put(key, new StartedTerms.Start(reachMs, start.windows()));
    sinceByKpi.clear();
    return true;
  }

  /** Writes what changed, in the commit that publishes the rows of all KPIs. */
  public void drainTouched(BiConsumer<byte[], byte[]> changelog) {
    if (!now.equals(kept)) {
      kept = now.copied();
      changelog.accept(StartedTerms.KEY, kept.bytes());
    }
    if (newestArrivalMs != keptArrivalMs) {
      keptArrivalMs = newestArrivalMs;
      changelog.accept(StartedTerms.ARRIVAL_KEY, StartedTerms.arrivalBytes(keptArrivalMs));
    }
  }

  /** Writes what was filled; the rows of those KPIs are still to be published. */
  public void writeFilled(BiConsumer<byte[], byte[]> changelog) {
    changelog.accept(StartedTerms.KEY, new StartedTerms(now.starts(), kept.definitions()).bytes());
  }

  private OptionalLong since(FlowTerms of, Term term) {
    return since(key(of, of.counter(term)));
  }

  private OptionalLong since(StartedTerms.Key key) {
    return now.starts().get(key).sinceMs();
  }

  private static StartedTerms.Key key(FlowTerms of, int counter) {
    return new StartedTerms.Key(of.kind(), false, of.id(counter));
  }

  private static StartedTerms.Key rankedKey(FlowTerms of, int value) {
    return new StartedTerms.Key(of.kind(), true, of.rankedId(value));
  }

  /** A bit per window that the percentiles of a value need: the others' panes are not kept. */
  private int windows(FlowTerms of, int value) {
    int windows = 0;
    for (Kpi.Percentile kpi : catalogue.percentiles(of.kind())) {
      if (of.rankedValue(kpi) == value) {
        for (Window window : kpi.windows()) {
          windows |= 1 << window.ordinal();
        }
      }
    }
    return windows;
  }

  // Records print all they have, in the same way in every run. Names are for people.
  private int definition(Kpi kpi) {
    String measured =
        kpi.toString().replace(kpi.description().toString(), kpi.description().unitOfMeasure());
    return (measured + of(kpi)).hashCode();
  }
}
