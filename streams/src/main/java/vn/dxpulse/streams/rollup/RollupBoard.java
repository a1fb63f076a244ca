package vn.dxpulse.streams.rollup;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.kpi.KpiRow;
import vn.dxpulse.streams.kpi.Places;
import vn.dxpulse.streams.kpi.PublishedReadings;
import vn.dxpulse.streams.kpi.Reading;
import vn.dxpulse.streams.kpi.Scope;
import vn.dxpulse.streams.kpi.Tally;
import vn.dxpulse.streams.kpi.View;
import vn.dxpulse.streams.rollup.UnitGroups.Group;

/**
 * The newest tally of each unit, and the rows that are sums of them.
 *
 * <p>{@link #accept} takes a tally, {@link #publishChanges} gives the readings that differ from
 * those given out last. Rows of the nation of both views come from the same tallies in one call, on
 * two ways: the one adds up units as they were, the other the rows of today's units. A row waits
 * until every unit that it adds up was heard of. Mutable; stream thread only.
 */
public final class RollupBoard {

  private final UnitGroups groups;
  private final List<Group> sums;
  private final Places places;
  private final Map<String, Integer> numberByUnit = new HashMap<>();
  private final Tally[] reported;
  private final Tally[] restated;
  private final long[] asOfMs;
  private final BitSet heard = new BitSet();
  private final BitSet changed = new BitSet();
  private final PublishedReadings published;
  private long timeMs = Long.MIN_VALUE;

  public RollupBoard(KpiCatalogue catalogue, UnitRegistry registry) {
    groups = new UnitGroups(registry);
    sums = groups.sums();
    places = new Places(catalogue);
    List<Unit> units = groups.units();
    for (int number = 0; number < units.size(); number++) {
      numberByUnit.put(units.get(number).id().toString(), number);
    }
    reported = new Tally[units.size()];
    asOfMs = new long[units.size()];
    restated = new Tally[groups.restated().size()];
    published = new PublishedReadings(places, restated.length + sums.size());
  }

  /** Order of the readings of the tallies that this board takes. */
  public Places places() {
    return places;
  }

  /** Every scope that has rows here, in the order in which they are published. */
  public Set<Scope> scopes() {
    return Stream.concat(groups.restated().stream(), sums.stream())
        .map(Group::scope)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Takes the newest tally of a unit; one of a unit that the registry does not have is left out.
   *
   * @param tally not to be changed afterwards
   * @param timeOfTallyMs T of the task that counted it
   */
  public void accept(String unit, Tally tally, long timeOfTallyMs) {
    Integer number = numberByUnit.get(unit);
    if (number == null) {
      return;
    }
    reported[number] = tally;
    asOfMs[number] = timeOfTallyMs;
    heard.set(number);
    changed.set(number);
    timeMs = Math.max(timeMs, timeOfTallyMs);
  }

  /** The newest tally of a unit, if one was heard of. */
  public Optional<Newest> newest(UnitId unit) {
    return Optional.ofNullable(numberByUnit.get(unit.toString()))
        .filter(heard::get)
        .map(number -> new Newest(reported[number], asOfMs[number]));
  }

  /** The newest T of any unit, which every row speaks for; the smallest long at the start. */
  public long timeMs() {
    return timeMs;
  }

  /** Gives every reading that differs from the one given out last to {@code rows}. */
  public void publishChanges(Consumer<Sum> rows) {
    BitSet changedToday = new BitSet();
    List<Group> today = groups.restated();
    for (int number = 0; number < today.size(); number++) {
      Group group = today.get(number);
      if (isDue(group, heard, changed)) {
        changedToday.set(number);
        restated[number] = sum(group, reported);
        restated[number].takeStatistics(reported[groups.unitOfToday(number)]);
        publish(number, group, restated[number], rows);
      }
    }
    for (int number = 0; number < sums.size(); number++) {
      Group group = sums.get(number);
      boolean asTheyWere = group.of() == View.REPORTED;
      if (asTheyWere ? isDue(group, heard, changed) : isDue(group, complete(), changedToday)) {
        Tally sum = sum(group, asTheyWere ? reported : restated);
        publish(today.size() + number, group, sum, rows);
      }
    }
    changed.clear();
  }

  /**
   * Gives the readings of scopes that were published once and are no more: that they have ended.
   *
   * @param before every scope that was published
   */
  public void publishEnded(Set<Scope> before, Consumer<KpiRow> rows) {
    Set<Scope> gone = new LinkedHashSet<>(before);
    gone.removeAll(scopes());
    for (Scope scope : gone) {
      places.forEach(
          (kpi, window) ->
              rows.accept(new KpiRow(scope, kpi, window, new Reading.Ended(), false, timeMs)));
    }
  }

  /** A hash of all that the rows depend on besides the tallies; the same in every run. */
  public int definition() {
    return (groups.restated() + "\n" + sums + "\n" + places).hashCode();
  }

  /** Takes the readings of all tallies as published: what a board does that got them back. */
  public void assumePublished() {
    publishChanges(sum -> {});
  }

  private static boolean isDue(Group group, BitSet known, BitSet changedParts) {
    return group.parts().stream().anyMatch(changedParts::get)
        && group.parts().stream().allMatch(known::get);
  }

  private BitSet complete() {
    BitSet complete = new BitSet();
    for (int number = 0; number < restated.length; number++) {
      complete.set(number, restated[number] != null);
    }
    return complete;
  }

  private Tally sum(Group group, Tally[] parts) {
    Tally sum = new Tally(places);
    group.parts().forEach(part -> sum.add(parts[part]));
    return sum;
  }

  private void publish(int number, Group group, Tally tally, Consumer<Sum> rows) {
    published.compare(
        tally, number, group.scope(), timeMs, row -> rows.accept(new Sum(row, tally)));
  }

  /** A tally, not to be changed, and the T it speaks for. */
  public record Newest(Tally tally, long asOfMs) {}

  /** A row and the tally that it is read from. */
  public record Sum(KpiRow row, Tally tally) {}
}
