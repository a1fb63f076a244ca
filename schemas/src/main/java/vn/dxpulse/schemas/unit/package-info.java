/**
 * Which province a code meant at a given time.
 *
 * <p>Codes are reused when provinces merge, so the key of a {@link vn.dxpulse.schemas.unit.Unit} is
 * {@code code@valid_from}, and {@link vn.dxpulse.schemas.unit.UnitRegistry} finds it by code and
 * event time. The registry is data: {@code provinces.csv} beside this package, or any file of the
 * same columns. Nothing here joins on names: {@link vn.dxpulse.schemas.unit.UnitName} is for search
 * and import alone.
 */
package vn.dxpulse.schemas.unit;
