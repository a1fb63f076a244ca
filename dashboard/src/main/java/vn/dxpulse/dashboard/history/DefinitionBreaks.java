package vn.dxpulse.dashboard.history;

import java.time.LocalDate;
import java.util.List;

/**
 * The known breaks in the definitions of KPIs.
 *
 * <p>Source: Nghị định 42/2022/NĐ-CP of 24 June 2022 on information and public services of state
 * agencies online, in force from 15 August 2022. It replaces the four levels of online public
 * services of Nghị định 43/2011/NĐ-CP by <em>toàn trình</em> (full-process) and <em>một phần</em>
 * (partial). They do not map one to one, so shares of services by level before it and shares of
 * full-process services after it are two series.
 */
public final class DefinitionBreaks {

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(
              "services_",
              LocalDate.of(2022, 8, 15),
              "Nghị định 42/2022/NĐ-CP thay bốn mức độ dịch vụ công trực tuyến bằng toàn trình và"
                  + " một phần; số liệu trước và sau không so sánh được với nhau",
              "Decree 42/2022/ND-CP replaced the four levels of online public services by"
                  + " full-process and partial; figures before and after it do not compare"));

  private DefinitionBreaks() {}

  /** Breaks of a KPI, oldest first; empty if none is known. */
  public static List<DefinitionBreak> of(String kpi) {
    return ENTRIES.stream()
        .filter(entry -> kpi.startsWith(entry.kpiPrefix()))
        .map(entry -> new DefinitionBreak(kpi, entry.day(), entry.reasonVi(), entry.reasonEn()))
        .toList();
  }

  private record Entry(String kpiPrefix, LocalDate day, String reasonVi, String reasonEn) {}
}
