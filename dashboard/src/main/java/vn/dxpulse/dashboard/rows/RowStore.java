package vn.dxpulse.dashboard.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import vn.dxpulse.schemas.row.KpiCurrent;
import vn.dxpulse.schemas.row.KpiDefinition;
import vn.dxpulse.schemas.row.ProvinceVersion;

/**
 * The newest row per key, the units, the KPI catalogue and the heartbeats.
 *
 * <p>Every accepted change gets the next sequence number, and a key is listed under its last change
 * only. So the store is its own journal: whoever has seen everything up to {@code n} needs exactly
 * {@link #changesSince changesSince(n)}, at most one entry per key, and a reader that is behind
 * costs no memory. {@link #canResume} says when that does not hold and everything is needed again:
 * the units or the catalogue changed, or more keys were removed than are remembered.
 *
 * <p>Example: first sequence 100; rows A, B, A arrive as 101, 102, 103. Since 101: B (102) and the
 * newer A (103). Since 103: nothing.
 *
 * <p>Thread rule: one thread writes, any number reads. Readers never wait for the writer, nor see a
 * key vanish while its row is replaced.
 */
public final class RowStore {

  /** View of the rows that only carry {@code as_of}. */
  static final String HEARTBEAT = "heartbeat";

  /** Removed keys to remember; KPI rows are hardly ever removed, so this is never filled. */
  private static final int MAX_REMOVALS = 10_000;

  private static final long SEQUENCES_PER_MILLISECOND = 1_000;

  private final ConcurrentMap<RowKey, RowChange> lastChanges = new ConcurrentHashMap<>();
  private final ConcurrentNavigableMap<Long, RowChange> journal = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, UnitRow> units = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, KpiEntry> kpis = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> heartbeats = new ConcurrentHashMap<>();
  private final LedgerRows ledger = new LedgerRows();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  // Writer thread only.
  private final Deque<RowChange> removals = new ArrayDeque<>();
  private volatile long sequence;
  private volatile long resumableFrom;

  /**
   * @param firstSequence where counting starts; greater than any sequence of an earlier run, so
   *     that a client of that run is not mistaken for one of this
   */
  public RowStore(long firstSequence) {
    this.sequence = firstSequence;
    this.resumableFrom = firstSequence;
  }

  /**
   * A first sequence for a store created at {@code now}, greater than that of every earlier run
   * that made less than a million changes a second. Stays exact in JavaScript until the year 2255.
   */
  public static long firstSequenceAt(Instant now) {
    return now.toEpochMilli() * SEQUENCES_PER_MILLISECOND;
  }

  /** Calls {@code listener} after every change, on the writer's thread; it must not block. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Takes a KPI row, or the {@code as_of} of a heartbeat row.
   *
   * @return false if the revision is not greater than that of the row already here
   */
  public boolean put(KpiCurrent row) {
    if (row.getView().equals(HEARTBEAT)) {
      heartbeats.merge(row.getUnit(), row.getAsOf(), (a, b) -> a.isAfter(b) ? a : b);
      return true;
    }
    KpiRow newer = KpiRow.of(row);
    RowChange last = lastChanges.get(newer.key());
    if (last != null && !last.supersededBy(newer)) {
      return false;
    }
    record(newer.key(), Optional.of(newer));
    return true;
  }

  /** Takes a unit; one that is known and unchanged is no change. */
  public void put(ProvinceVersion unit) {
    UnitRow row = UnitRow.of(unit);
    if (!row.equals(units.put(row.unit(), row))) {
      referenceChanged();
    }
  }

  /** Takes a KPI of the catalogue; one that is known and unchanged is no change. */
  public void put(KpiDefinition kpi) {
    KpiEntry entry = KpiEntry.of(kpi);
    if (!entry.equals(kpis.put(entry.kpi(), entry))) {
      referenceChanged();
    }
  }

  /** Forgets the row of {@code key}, if there is one. */
  public void removeRow(RowKey key) {
    if (key.view().equals(HEARTBEAT)) {
      heartbeats.remove(key.unit());
      return;
    }
    RowChange last = lastChanges.get(key);
    if (last != null && last.row().isPresent()) {
      removals.add(record(key, Optional.empty()));
      forgetOldRemovals();
    }
  }

  /** Forgets a unit, if it is known. */
  public void removeUnit(String unit) {
    if (units.remove(unit) != null) {
      referenceChanged();
    }
  }

  /** Forgets a KPI of the catalogue, if it is known. */
  public void removeKpi(String kpi) {
    if (kpis.remove(kpi) != null) {
      referenceChanged();
    }
  }

  /** Every row, in no order. */
  public Stream<KpiRow> rows() {
    return lastChanges.values().stream().flatMap(change -> change.row().stream());
  }

  /** Every version of every unit, sorted by key. */
  public List<UnitRow> units() {
    return units.values().stream().sorted(Comparator.comparing(UnitRow::unit)).toList();
  }

  /**
   * The units of {@code day}, sorted by key. Units that begin with the registry's earliest day
   * exist since ever, as the registry says.
   */
  public List<UnitRow> unitsOn(LocalDate day) {
    LocalDate sinceEver =
        units.values().stream()
            .map(UnitRow::validFrom)
            .min(Comparator.naturalOrder())
            .orElse(LocalDate.MIN);
    LocalDate asked = day.isBefore(sinceEver) ? sinceEver : day;
    return units().stream().filter(unit -> unit.validOn(asked)).toList();
  }

  /** The KPI catalogue, sorted by id. */
  public List<KpiEntry> kpis() {
    return kpis.values().stream().sorted(Comparator.comparing(KpiEntry::kpi)).toList();
  }

  /** True if the registry has that unit. */
  public boolean hasUnit(String unit) {
    return units.containsKey(unit);
  }

  /** True if the catalogue has that KPI. */
  public boolean hasKpi(String kpi) {
    return kpis.containsKey(kpi);
  }

  /** The books of the last 24 hours; no change of the store. */
  public LedgerRows ledger() {
    return ledger;
  }

  /** Until when every partition's rows hold: the oldest of their heartbeats; empty before any. */
  public Optional<Instant> asOf() {
    return heartbeats.values().stream().min(Comparator.naturalOrder());
  }

  /** Newest heartbeat of any partition: when the streams application was last heard. */
  public Optional<Instant> lastHeartbeat() {
    return heartbeats.values().stream().max(Comparator.naturalOrder());
  }

  /** Sequence of the last change. */
  public long sequence() {
    return sequence;
  }

  /** True if {@link #changesSince} tells all to a reader that has seen everything up to it. */
  public boolean canResume(long since) {
    return since >= resumableFrom && since <= sequence;
  }

  /**
   * Last changes with a sequence in {@code (since, upTo]}, oldest first. A key that changes while
   * this is read may be missing and then stands after {@code upTo}.
   */
  public Collection<RowChange> changesSince(long since, long upTo) {
    return journal.subMap(since, false, upTo, true).values();
  }

  private RowChange record(RowKey key, Optional<KpiRow> row) {
    RowChange change = new RowChange(sequence + 1, key, row);
    journal.put(change.sequence(), change);
    RowChange last = lastChanges.put(key, change);
    if (last != null) {
      journal.remove(last.sequence());
    }
    advanceTo(change.sequence());
    return change;
  }

  private void forgetOldRemovals() {
    while (removals.size() > MAX_REMOVALS) {
      RowChange oldest = removals.remove();
      if (lastChanges.remove(oldest.key(), oldest)) {
        journal.remove(oldest.sequence());
        resumableFrom = Math.max(resumableFrom, oldest.sequence());
      }
    }
  }

  private void referenceChanged() {
    long next = sequence + 1;
    // First, so that nobody who sees the new sequence resumes from before it.
    resumableFrom = next;
    advanceTo(next);
  }

  private void advanceTo(long next) {
    sequence = next;
    listeners.forEach(Runnable::run);
  }
}
