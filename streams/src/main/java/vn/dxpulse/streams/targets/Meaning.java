package vn.dxpulse.streams.targets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.catalogue.EventKind;
import vn.dxpulse.streams.catalogue.Kpi;

/**
 * What a target may be about, and the words by which people tell it from its look-alikes ({@code
 * docs/domain.md}, traps 12 to 15, 19 and 21). Words of one family exclude each other.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of
enum Meaning {
  DIGITAL_ENTERPRISES(Family.ENTERPRISES, "doanh nghiệp số", "digital enterprise"),
  DIGITAL_TECHNOLOGY_ENTERPRISES(
      Family.ENTERPRISES, "doanh nghiệp công nghệ số", "digital technology enterprise"),
  TECHNOLOGY_COMPANIES(Family.ENTERPRISES, "công ty công nghệ", "technology compan"),
  /** Hồ sơ công việc: internal files of officials. */
  WORK_RECORDS(Family.HANDLING, "hồ sơ công việc", "work record", "work file"),
  /** Hồ sơ TTHC: citizens' cases; what is used. */
  DOSSIERS(Family.HANDLING, "hồ sơ thủ tục", "hồ sơ tthc", "dossier"),
  /** What is offered. */
  SERVICES(Family.HANDLING, "dịch vụ công", "public service", "services at"),
  LEVEL_4(Family.LEVELS, "mức độ 4", "level 4"),
  FULL_PROCESS(Family.LEVELS, "toàn trình", "full process"),
  ON_A_PHONE(Family.LEVELS, "di động", "điện thoại", "phone", "mobile"),
  PERSONS_WITH_ACCOUNT(Family.PAYMENT, "tài khoản thanh toán", "payment account"),
  /** Nothing measures the next two: they are what the statistic is taken for. */
  ADULTS_WITH_ACCOUNT(Family.PAYMENT, "15 tuổi", "aged 15", "15 and over", "15 or older"),
  NUMBER_OF_ACCOUNTS(Family.PAYMENT, "số tài khoản", "number of accounts", "accounts per"),
  DOSSIERS_PAID_ONLINE(Family.PAYMENT, "thanh toán trực tuyến", "online payment", "paid online"),
  SATISFACTION_ONLINE(Family.SATISFACTION, "dịch vụ công trực tuyến", "online service"),
  SIPAS(Family.SATISFACTION, "sipas", "phục vụ hành chính"),
  COMPLAINTS(Family.SATISFACTION, "766", "phản ánh kiến nghị", "complaint");

  private static final Set<String> LEVEL_4_STATISTICS =
      Set.of("services_level4_share", "procedures_at_level4", "dossiers_level4");

  private final Family family;
  private final List<String> words;

  Meaning(Family family, String... words) {
    this.family = family;
    this.words = List.of(words);
  }

  /** True if {@code text}, in lower case and without hyphens, uses one of its words. */
  boolean isSpokenOfIn(String text) {
    return words.stream().anyMatch(text::contains);
  }

  /** True if {@code other} is something else that is easily taken for this. */
  boolean excludes(Meaning other) {
    return this != other && family == other.family;
  }

  /** True if any KPI can have this meaning. */
  boolean isMeasured() {
    return this != ADULTS_WITH_ACCOUNT && this != NUMBER_OF_ACCOUNTS;
  }

  boolean isMeasuredBy(Kpi kpi) {
    String id = kpi instanceof Kpi.Reported reported ? reported.indicator().id() : kpi.id();
    return switch (this) {
      case DIGITAL_ENTERPRISES -> isStock(kpi, EnterpriseKind.DIGITAL);
      case DIGITAL_TECHNOLOGY_ENTERPRISES ->
          isStock(kpi, EnterpriseKind.DIGITAL_TECHNOLOGY)
              || id.equals("digital_technology_enterprises_per_1000");
      case TECHNOLOGY_COMPANIES -> id.equals("technology_companies");
      case WORK_RECORDS -> isOf(kpi, EventKind.WORK_RECORD);
      case DOSSIERS ->
          isOf(kpi, EventKind.TRANSACTION)
              || id.startsWith("dossiers_")
              || id.equals("full_online_dossier_rate");
      case SERVICES ->
          kpi instanceof Kpi.Services
              || (kpi instanceof Kpi.Reported && id.matches("(online_)?services_.*|procedures_.*"));
      case LEVEL_4 -> LEVEL_4_STATISTICS.contains(id);
      case FULL_PROCESS -> id.matches("services_full_.*|full_process_rate|full_online_.*");
      case ON_A_PHONE -> id.matches("services_(level4_mobile|on_phone)_share");
      case PERSONS_WITH_ACCOUNT -> id.equals("epayment_account_share");
      case DOSSIERS_PAID_ONLINE -> id.equals("online_payment_rate");
      case SATISFACTION_ONLINE ->
          isOf(kpi, EventKind.FEEDBACK) || id.equals("online_service_satisfaction");
      case SIPAS -> id.equals("sipas");
      case COMPLAINTS -> id.startsWith("index_766_");
      case ADULTS_WITH_ACCOUNT, NUMBER_OF_ACCOUNTS -> false;
    };
  }

  /** For messages. */
  String spoken() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static boolean isStock(Kpi kpi, EnterpriseKind kind) {
    return kpi instanceof Kpi.Stock stock && stock.kind() == kind;
  }

  private static boolean isOf(Kpi kpi, EventKind event) {
    return (kpi instanceof Kpi.Flow flow && flow.event() == event)
        || (kpi instanceof Kpi.Percentile percentile && percentile.event() == event);
  }

  private enum Family {
    ENTERPRISES,
    HANDLING,
    LEVELS,
    PAYMENT,
    SATISFACTION
  }
}
