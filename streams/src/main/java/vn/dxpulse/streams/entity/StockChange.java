package vn.dxpulse.streams.entity;

import java.util.ArrayList;
import java.util.List;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/**
 * A unit gains (+1) or loses (-1) an active enterprise of one kind, or hears of one that it does
 * not gain (0).
 */
public record StockChange(UnitId unit, EnterpriseKind kind, int change) {

  /**
   * What units must be told of a fact: what it changed, and what it made known without a change.
   */
  public static List<StockChange> all(
      EnterpriseState before, EnterpriseState after, List<StockChange> heardOf) {
    List<StockChange> changes = new ArrayList<>(before.changesTo(after));
    heardOf.stream()
        .filter(heard -> !changes.contains(new StockChange(heard.unit(), heard.kind(), 1)))
        .forEach(changes::add);
    return List.copyOf(changes);
  }
}
