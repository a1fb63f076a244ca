package vn.dxpulse.streams.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dxpulse.schemas.indicator.Direction;
import vn.dxpulse.schemas.indicator.Indicator;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;

/** Every KPI that is kept, by kind. Immutable. */
public final class KpiCatalogue {

  private final List<Kpi.Flow> flows;
  private final List<Kpi.Stock> stocks;
  private final Map<String, Kpi.Reported> reported;

  private KpiCatalogue(
      List<Kpi.Flow> flows, List<Kpi.Stock> stocks, Map<String, Kpi.Reported> reported) {
    this.flows = List.copyOf(flows);
    this.stocks = List.copyOf(stocks);
    this.reported = Map.copyOf(reported);
  }

  /** The catalogue of this build; the reported statistics come from {@code indicators}. */
  public static KpiCatalogue shipped(IndicatorCatalogue indicators) {
    Map<String, Kpi.Reported> reported = new HashMap<>();
    for (Indicator indicator : indicators.all()) {
      reported.put(indicator.kpiId(), reported(indicator));
    }
    return new KpiCatalogue(FLOWS, STOCKS, reported);
  }

  /** Counts and ratios of transactions. */
  public List<Kpi.Flow> flows() {
    return flows;
  }

  /** Stocks of enterprises. */
  public List<Kpi.Stock> stocks() {
    return stocks;
  }

  /** The KPI of an indicator and method, if it is catalogued. */
  public Optional<Kpi.Reported> reported(String indicator, String method) {
    return Optional.ofNullable(reported.get(indicator + ":" + method));
  }

  /** Published statistics, by id. */
  public List<Kpi.Reported> reported() {
    return reported.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
  }

  /** Every KPI. */
  public List<Kpi> all() {
    List<Kpi> all = new ArrayList<>(flows);
    all.addAll(stocks);
    all.addAll(reported());
    return all;
  }

  private static Kpi.Reported reported(Indicator indicator) {
    return new Kpi.Reported(
        new Kpi.Description(
            indicator.kpiId(),
            indicator.nameVi(),
            indicator.nameEn(),
            indicator.unitOfMeasure(),
            indicator.direction(),
            "published value of the latest period; of one period the latest publication"),
        indicator);
  }

  private static final List<Kpi.Flow> FLOWS =
      List.of(
          new Kpi.Flow(
              new Kpi.Description(
                  "transactions_completed",
                  "Hồ sơ đã giải quyết",
                  "Transactions completed",
                  "dossiers",
                  Direction.HIGHER_IS_BETTER,
                  "number of dossiers resolved"),
              Counter.COMPLETED,
              Optional.empty()),
          ratio(
              "online_submission_rate",
              "Tỷ lệ hồ sơ nộp trực tuyến",
              "Online submission rate",
              "dossiers submitted online / all dossiers resolved",
              Counter.ONLINE,
              Counter.COMPLETED),
          ratio(
              "full_process_rate",
              "Tỷ lệ hồ sơ trực tuyến toàn trình",
              "Full-process rate",
              "dossiers handled fully online / all dossiers resolved",
              Counter.FULL_PROCESS,
              Counter.COMPLETED),
          ratio(
              "on_time_rate",
              "Tỷ lệ hồ sơ giải quyết đúng hạn",
              "On-time rate",
              "dossiers completed at or before their due date / dossiers with a due date",
              Counter.ON_TIME,
              Counter.WITH_DUE_DATE),
          ratio(
              "online_payment_rate",
              "Tỷ lệ thanh toán trực tuyến",
              "Online payment rate",
              "dossiers whose fee was paid online / dossiers that carry a fee",
              Counter.PAID_ONLINE,
              Counter.WITH_FEE));

  private static final List<Kpi.Stock> STOCKS =
      List.of(
          stock(
              "digital_enterprises",
              "Doanh nghiệp số đang hoạt động",
              "Active digital enterprises",
              EnterpriseKind.DIGITAL),
          stock(
              "digital_technology_enterprises",
              "Doanh nghiệp công nghệ số đang hoạt động",
              "Active digital-technology enterprises",
              EnterpriseKind.DIGITAL_TECHNOLOGY));

  private static Kpi.Flow ratio(
      String id,
      String nameVi,
      String nameEn,
      String formula,
      Counter numerator,
      Counter denominator) {
    return new Kpi.Flow(
        new Kpi.Description(id, nameVi, nameEn, "ratio", Direction.HIGHER_IS_BETTER, formula),
        numerator,
        Optional.of(denominator));
  }

  private static Kpi.Stock stock(String id, String nameVi, String nameEn, EnterpriseKind kind) {
    return new Kpi.Stock(
        new Kpi.Description(
            id,
            nameVi,
            nameEn,
            "enterprises",
            Direction.HIGHER_IS_BETTER,
            "enterprises whose latest fact by event time says active"),
        kind);
  }
}
