package vn.dxpulse.streams.entity;

import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/** A unit gains (+1) or loses (-1) an active enterprise of one kind. */
public record StockChange(UnitId unit, EnterpriseKind kind, int change) {}
