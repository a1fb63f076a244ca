package vn.dxpulse.dashboard.history;

import java.time.LocalDate;

/**
 * A day on which a KPI began to mean something else: values before and from it on do not compare.
 *
 * @param day first Vietnamese day of the new meaning
 * @param reasonVi why, in Vietnamese
 * @param reasonEn why, in English
 */
public record DefinitionBreak(String kpi, LocalDate day, String reasonVi, String reasonEn) {}
