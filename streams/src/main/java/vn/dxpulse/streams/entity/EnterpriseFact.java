package vn.dxpulse.streams.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/** Something that became known of one enterprise. */
public sealed interface EnterpriseFact {

  /** From when it holds. */
  FactTime time();

  /** What is known after it. */
  EnterpriseState appliedTo(EnterpriseState known);

  /**
   * Stocks that are known from then on (change 0), even where the fact changes none of them. This
   * keeps a row from depending on the order of facts: whoever hears of a closing first never sees
   * the enterprise active, but knows all the same that the stock is 0.
   */
  List<StockChange> heardOf();

  /**
   * True if it contradicts what is known at this moment; it counts all the same. What was known
   * depends on the order of arrival, and so does this.
   */
  boolean contradicts(EnterpriseState known, Succession succession);

  /**
   * Registered, or registered again. Contradicts if the enterprise is known to be active as that
   * kind in another unit, where no relocation took it from.
   */
  record Registered(Registration registration) implements EnterpriseFact {
    @Override
    public FactTime time() {
      return registration.time();
    }

    @Override
    public EnterpriseState appliedTo(EnterpriseState known) {
      return known.registered(registration);
    }

    @Override
    public List<StockChange> heardOf() {
      return List.of(new StockChange(registration.unit(), registration.kind(), 0));
    }

    @Override
    public boolean contradicts(EnterpriseState known, Succession succession) {
      return known
          .activeAt(registration.kind())
          .filter(seat -> time().isAfter(seat.time()))
          .filter(seat -> !succession.leads(seat.unit(), registration.unit()))
          .isPresent();
    }
  }

  /** Ceased. Contradicts if the enterprise is not known to be active. */
  record Closed(FactTime time) implements EnterpriseFact {
    @Override
    public EnterpriseState appliedTo(EnterpriseState known) {
      return known.closed(time);
    }

    @Override
    public List<StockChange> heardOf() {
      return List.of();
    }

    @Override
    public boolean contradicts(EnterpriseState known, Succession succession) {
      return seats(known).findAny().isEmpty();
    }
  }

  /**
   * Moved its seat. From a unit to itself it has no effect at all. Contradicts if the enterprise is
   * not known to be active, or is known to be somewhere else than where it is said to leave; an
   * older move than the one known is not held against that.
   *
   * @param from unit that it is said to leave; empty if the code meant none
   * @param to unit that it moved to
   */
  record Relocated(Optional<UnitId> from, Location to) implements EnterpriseFact {
    @Override
    public FactTime time() {
      return to.time();
    }

    @Override
    public EnterpriseState appliedTo(EnterpriseState known) {
      return staysWhereItIs() ? known : known.relocated(to);
    }

    // Of every kind: as which of them it is registered may become known before or after.
    @Override
    public List<StockChange> heardOf() {
      return staysWhereItIs()
          ? List.of()
          : Arrays.stream(EnterpriseKind.values())
              .map(kind -> new StockChange(to.unit(), kind, 0))
              .toList();
    }

    @Override
    public boolean contradicts(EnterpriseState known, Succession succession) {
      List<Location> seats = seats(known).toList();
      List<Location> earlier = seats.stream().filter(seat -> time().isAfter(seat.time())).toList();
      return seats.isEmpty()
          || (!earlier.isEmpty()
              && earlier.stream().noneMatch(seat -> isLeft(seat.unit(), succession)));
    }

    private boolean isLeft(UnitId seat, Succession succession) {
      return from.filter(unit -> succession.leads(seat, unit)).isPresent();
    }

    private boolean staysWhereItIs() {
      return from.filter(to.unit()::equals).isPresent();
    }
  }

  private static Stream<Location> seats(EnterpriseState known) {
    return Arrays.stream(EnterpriseKind.values()).flatMap(kind -> known.activeAt(kind).stream());
  }
}
