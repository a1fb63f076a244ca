package vn.dxpulse.streams.entity;

import vn.dxpulse.schemas.unit.UnitId;

/** An enterprise has its seat in {@code unit} from {@code time} on. */
public record Location(UnitId unit, FactTime time) {}
