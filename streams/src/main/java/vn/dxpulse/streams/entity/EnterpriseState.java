package vn.dxpulse.streams.entity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/**
 * What is known of one enterprise: its latest registration of each kind and its latest closing. It
 * is active as a kind while that registration is later than the closing.
 *
 * <p>Each part is a maximum by event time, so facts may come in any order and any number of times:
 * registered twice counts once, closed twice counts once, a closing never heard to be registered
 * takes nothing away, and a registration that arrives after a later closing changes nothing.
 * Immutable.
 *
 * @param registrations latest registration by kind
 * @param closed time of the latest closing, or {@link FactTime#NEVER}
 */
public record EnterpriseState(Map<EnterpriseKind, Registration> registrations, FactTime closed) {

  /** An enterprise of which nothing was heard. */
  public static final EnterpriseState UNHEARD_OF = new EnterpriseState(Map.of(), FactTime.NEVER);

  public EnterpriseState {
    registrations = Map.copyOf(registrations);
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
    return new EnterpriseState(updated, closed);
  }

  /** The state after a closing became known; it closes the enterprise as every kind. */
  public EnterpriseState closed(FactTime time) {
    return time.isAfter(closed) ? new EnterpriseState(registrations, time) : this;
  }

  /** Unit in which the enterprise is active as {@code kind}, if it is. */
  public Optional<UnitId> activeUnit(EnterpriseKind kind) {
    return Optional.ofNullable(registrations.get(kind))
        .filter(registration -> registration.time().isAfter(closed))
        .map(Registration::unit);
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
}
