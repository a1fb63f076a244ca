package vn.dxpulse.streams.entity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/**
 * What is known of one enterprise: its latest registration of each kind, its latest closing and its
 * latest move. It is active as a kind while that registration is later than the closing, and then
 * where the later of that registration and the move says.
 *
 * <p>Each part is a maximum by event time, so facts may come in any order and any number of times:
 * registered twice counts once, closed twice counts once, a closing never heard to be registered
 * takes nothing away, a registration that arrives after a later closing changes nothing, and a move
 * heard of first waits for the registration. Immutable.
 *
 * @param registrations latest registration by kind
 * @param closed time of the latest closing, or {@link FactTime#NEVER}
 * @param moved where the latest relocation went; empty if it never moved
 */
public record EnterpriseState(
    Map<EnterpriseKind, Registration> registrations, FactTime closed, Optional<Location> moved) {

  /** An enterprise of which nothing was heard. */
  public static final EnterpriseState UNHEARD_OF =
      new EnterpriseState(Map.of(), FactTime.NEVER, Optional.empty());

  public EnterpriseState {
    registrations = Map.copyOf(registrations);
    Objects.requireNonNull(closed, "closed");
    Objects.requireNonNull(moved, "moved");
  }

  /** The state after a registration became known. */
  public EnterpriseState registered(Registration registration) {
    Registration known = registrations.get(registration.kind());
    if (known != null && !registration.time().isAfter(known.time())) {
      return this;
    }
    Map<EnterpriseKind, Registration> updated = new EnumMap<>(EnterpriseKind.class);
    updated.putAll(registrations);
    updated.put(registration.kind(), registration);
    return new EnterpriseState(updated, closed, moved);
  }

  /** The state after a closing became known; it closes the enterprise as every kind. */
  public EnterpriseState closed(FactTime time) {
    return time.isAfter(closed) ? new EnterpriseState(registrations, time, moved) : this;
  }

  /** The state after a relocation became known; it moves the enterprise as every kind. */
  public EnterpriseState relocated(Location to) {
    boolean isLatest = moved.map(known -> to.time().isAfter(known.time())).orElse(true);
    return isLatest ? new EnterpriseState(registrations, closed, Optional.of(to)) : this;
  }

  /** Where the enterprise is active as {@code kind}, and by which fact, if it is. */
  public Optional<Location> activeAt(EnterpriseKind kind) {
    return Optional.ofNullable(registrations.get(kind))
        .filter(registration -> registration.time().isAfter(closed))
        .map(this::latestSeat);
  }

  /** Unit in which the enterprise is active as {@code kind}, if it is. */
  public Optional<UnitId> activeUnit(EnterpriseKind kind) {
    return activeAt(kind).map(Location::unit);
  }

  /** What changed in the stocks of units between this state and {@code next}. */
  public List<StockChange> changesTo(EnterpriseState next) {
    List<StockChange> changes = new ArrayList<>();
    for (EnterpriseKind kind : EnterpriseKind.values()) {
      Optional<UnitId> before = activeUnit(kind);
      Optional<UnitId> after = next.activeUnit(kind);
      if (!before.equals(after)) {
        before.ifPresent(unit -> changes.add(new StockChange(unit, kind, -1)));
        after.ifPresent(unit -> changes.add(new StockChange(unit, kind, 1)));
      }
    }
    return changes;
  }

  private Location latestSeat(Registration registration) {
    return moved
        .filter(move -> move.time().isAfter(registration.time()))
        .orElseGet(() -> new Location(registration.unit(), registration.time()));
  }
}
