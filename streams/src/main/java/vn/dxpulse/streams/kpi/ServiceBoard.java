package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.ServiceGroup;
import vn.dxpulse.streams.catalogue.ServiceLevel;

/**
 * Public services per unit: of each service the latest listing by event time, in whatever order
 * they arrive, and how many there are of each level. A service stays with the unit that listed it.
 * Mutable; stream thread only.
 */
final class ServiceBoard {

  private final Map<Integer, Catalogue> byUnit = new HashMap<>();
  private final List<Changed> changed = new ArrayList<>();

  /** Takes a listing in; true if it replaced what was known of its service. */
  boolean list(int unit, Listing listing) {
    Listing known = ofUnit(unit).listings.get(listing.service());
    if (known != null && listing.time().compareTo(known.time()) <= 0) {
      return false;
    }
    ofUnit(unit).put(listing);
    changed.add(new Changed(unit, listing));
    return true;
  }

  void restore(int unit, Listing listing) {
    ofUnit(unit).put(listing);
  }

  /** A number is unknown where no service was ever listed; a share has nothing to divide by. */
  Reading reading(int unit, Kpi.Services kpi) {
    Catalogue known = ofUnit(unit);
    long above = known.count(kpi.numerator());
    return kpi.denominator()
        .<Reading>map(all -> new Reading.Ratio(above, known.count(all)))
        .orElseGet(
            () -> known.listings.isEmpty() ? new Reading.Unknown() : new Reading.Count(above));
  }

  /** True if a simulator made any of the listings that hold. */
  boolean isSimulated(int unit) {
    return ofUnit(unit).simulated > 0;
  }

  /** Gives every listing taken in since the last call to {@code cells}. */
  void drainTouched(KpiCells cells) {
    changed.forEach(change -> cells.listing(change.unit(), change.listing()));
    changed.clear();
  }

  private Catalogue ofUnit(int unit) {
    return byUnit.computeIfAbsent(unit, key -> new Catalogue());
  }

  private record Changed(int unit, Listing listing) {}

  /** The services of one unit. */
  private static final class Catalogue {
    private final Map<String, Listing> listings = new HashMap<>();
    private final long[] onPhone = new long[ServiceLevel.values().length];
    private final long[] others = new long[ServiceLevel.values().length];
    private long simulated;

    void put(Listing listing) {
      Listing before = listings.put(listing.service(), listing);
      if (before != null) {
        add(before, -1);
      }
      add(listing, 1);
    }

    long count(ServiceGroup group) {
      long count = 0;
      for (ServiceLevel level : group.levels()) {
        count += onPhone[level.ordinal()] + (group.onPhoneOnly() ? 0 : others[level.ordinal()]);
      }
      return count;
    }

    private void add(Listing listing, int change) {
      (listing.onPhone() ? onPhone : others)[listing.level().ordinal()] += change;
      simulated += listing.simulated() ? change : 0;
    }
  }
}
