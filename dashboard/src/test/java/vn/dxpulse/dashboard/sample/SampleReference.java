package vn.dxpulse.dashboard.sample;

import java.util.List;
import vn.dxpulse.dashboard.rows.RowStore;
import vn.dxpulse.schemas.row.KpiDefinition;
import vn.dxpulse.schemas.topic.ProvinceRow;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

/** Units and KPIs as the streams application publishes them. */
public final class SampleReference {

  private SampleReference() {}

  /** Puts the shipped registry and a catalogue of the six KPIs of the page. */
  public static void putAll(RowStore store) {
    UnitRegistryFile.vietnam().units().forEach(unit -> store.put(ProvinceRow.of(unit)));
    kpis().forEach(store::put);
  }

  private static List<KpiDefinition> kpis() {
    return List.of(
        kpi("transactions_completed", "Hồ sơ hoàn thành", "Transactions completed", "count"),
        kpi("online_submission_rate", "Tỷ lệ nộp trực tuyến", "Online submission rate", "ratio"),
        kpi("full_process_rate", "Tỷ lệ toàn trình", "Full-process rate", "ratio"),
        kpi("on_time_rate", "Tỷ lệ đúng hạn", "On-time rate", "ratio"),
        kpi("online_payment_rate", "Tỷ lệ thanh toán", "Online payment rate", "ratio"),
        kpi("digital_enterprises", "Doanh nghiệp số", "Digital enterprises", "stock"));
  }

  /** The share of services by level, before and after the break of 2022. */
  public static List<KpiDefinition> sharesOfServices() {
    KpiDefinition before =
        kpi("services_level4_share", "Tỷ lệ mức độ 4", "Share at level 4", "services");
    KpiDefinition after =
        kpi("services_full_process_share", "Tỷ lệ toàn trình", "Full-process share", "services");
    return List.of(
        KpiDefinition.newBuilder(before).setDefinedUntil("2022-08-14").build(),
        KpiDefinition.newBuilder(after).setDefinedFrom("2022-08-15").build());
  }

  private static KpiDefinition kpi(String id, String nameVi, String nameEn, String measure) {
    return KpiDefinition.newBuilder()
        .setKpi(id)
        .setNameVi(nameVi)
        .setNameEn(nameEn)
        .setMeasure(measure)
        .setEvent("dx.evt.online-service-transaction-completed.v1")
        .setUnitOfMeasure(measure.equals("ratio") ? "ratio" : "dossiers")
        .setDirection("higher_is_better")
        .setWindows(measure.equals("stock") ? "now" : "1m 1h 24h all")
        .setFormula("made up for tests")
        .build();
  }
}
