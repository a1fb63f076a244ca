package vn.dxpulse.dashboard.rows;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dxpulse.schemas.row.KpiDefinition;

/**
 * One KPI of the catalogue.
 *
 * @param kpi id
 * @param windows windows it is kept for
 * @param definedFrom first day on which its definition holds; empty if it always did
 * @param definedUntil last such day; empty if it holds
 * @param columns the columns of {@code dx.ref.kpi.v1} in its order
 */
public record KpiEntry(
    String kpi,
    Set<String> windows,
    Optional<LocalDate> definedFrom,
    Optional<LocalDate> definedUntil,
    Map<String, Object> columns) {

  static KpiEntry of(KpiDefinition row) {
    Set<String> windows =
        Stream.of(row.getWindows().split(" "))
            .filter(window -> !window.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new KpiEntry(
        row.getKpi(),
        windows,
        Optional.ofNullable(row.getDefinedFrom()).map(LocalDate::parse),
        Optional.ofNullable(row.getDefinedUntil()).map(LocalDate::parse),
        Columns.of(row));
  }

  /** True if its definition holds on that day. */
  public boolean isDefinedOn(LocalDate day) {
    return definedFrom.filter(day::isBefore).isEmpty()
        && definedUntil.filter(day::isAfter).isEmpty();
  }
}
