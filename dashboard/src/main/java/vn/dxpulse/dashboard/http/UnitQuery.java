package vn.dxpulse.dashboard.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.dashboard.rows.UnitRow;
import vn.dxpulse.schemas.unit.NameSearch;
import vn.dxpulse.schemas.unit.UnitName;

/**
 * Which units a client asked for: on a day, or there ever were; by code or key, by name, or all.
 *
 * @param id code or key; empty if a list is wanted
 * @param name name to search for; empty if not by name
 */
record UnitQuery(Optional<String> id, Optional<String> name, Optional<LocalDate> day) {

  private static final String AT = "at";
  private static final String NAME = "q";

  /**
   * Units of a day, or by name.
   *
   * @throws ApiError if a parameter is not known or has no meaning
   */
  static UnitQuery ofList(Map<String, List<String>> query) {
    QueryParameters.allowOnly(List.of(AT, NAME), query);
    return new UnitQuery(
        Optional.empty(),
        QueryParameters.first(query, NAME).map(UnitQuery::requireName),
        QueryParameters.day(query, AT));
  }

  /**
   * What one code or key means.
   *
   * @throws ApiError if a parameter is not known or has no meaning
   */
  static UnitQuery ofOne(String id, Map<String, List<String>> query) {
    QueryParameters.allowOnly(List.of(AT), query);
    return new UnitQuery(Optional.of(id), Optional.empty(), QueryParameters.day(query, AT));
  }

  /**
   * The units asked for, sorted by key.
   *
   * @throws ApiError if a code or key means none
   */
  List<UnitRow> units(RowStore store) {
    List<UnitRow> existing = day.map(store::unitsOn).orElseGet(store::units);
    return id.map(code -> meantBy(code, existing, store)).orElseGet(() -> named(existing));
  }

  private List<UnitRow> named(List<UnitRow> existing) {
    return name.map(text -> NameSearch.among(existing, UnitRow::names, text)).orElse(existing);
  }

  private List<UnitRow> meantBy(String code, List<UnitRow> existing, RowStore store) {
    List<UnitRow> found = matching(code, existing);
    if (found.isEmpty()) {
      throw noUnit(code, matching(code, store.units()));
    }
    return found;
  }

  private static List<UnitRow> matching(String id, List<UnitRow> units) {
    return units.stream().filter(unit -> unit.unit().equals(id) || unit.code().equals(id)).toList();
  }

  private ApiError noUnit(String id, List<UnitRow> ever) {
    if (ever.isEmpty()) {
      return ApiError.notFound(
          "unknown_unit",
          "there is no unit '" + id + "'; allowed is a code or a unit of /api/v1/units");
    }
    LocalDate then = day.orElseThrow();
    return ApiError.notFound(
        "closed_unit",
        "'"
            + id
            + "' means no unit on "
            + then
            + ": "
            + ever.stream().map(unit -> fate(unit, then)).collect(Collectors.joining("; ")));
  }

  private static String fate(UnitRow unit, LocalDate day) {
    String named = unit.unit() + " " + unit.name();
    return unit.endedBefore(day)
        ? named
            + " ended on "
            + unit.validTo().orElseThrow()
            + unit.successor().map(next -> ", its successor is " + next).orElse("")
        : named + " begins on " + unit.validFrom();
  }

  private static String requireName(String text) {
    if (UnitName.of(text).plain().isEmpty()) {
      throw ApiError.badRequest(
          "invalid_name", "'" + text + "' is not a name; allowed is such as q=Thai Nguyen");
    }
    return text;
  }
}
