package vn.dxpulse.streams.entity;

import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

/** An enterprise is registered as one kind in one unit from {@code time} on. */
public record Registration(EnterpriseKind kind, UnitId unit, FactTime time) {}
