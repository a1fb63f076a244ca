package vn.dxpulse.streams.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/**
 * A unit gains (+1) or loses (-1) an active enterprise of one kind, or hears of one that it does
 * not gain (0).
 */
public record StockChange(UnitId unit, EnterpriseKind kind, int change) {

  /**
   * What units must be told of a fact: what it changed, and what it made known without a change.
   * The latter keeps a row from depending on the order of facts: whoever hears of a closing first
   * never sees the enterprise active, but knows all the same that the stock is 0.
   */
  public static List<StockChange> all(
      EnterpriseState before, EnterpriseState after, Optional<StockChange> heardOf) {
    List<StockChange> changes = new ArrayList<>(before.changesTo(after));
    heardOf
        .filter(heard -> !changes.contains(new StockChange(heard.unit(), heard.kind(), 1)))
        .ifPresent(changes::add);
    return List.copyOf(changes);
  }
}
