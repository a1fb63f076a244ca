package vn.dxpulse.streams.target.status;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.streams.target.Comparator;

/** The sentence in Vietnamese. */
final class VietnameseSentence extends Sentence {

  private static final NumberText NUMBERS = new NumberText('.', ',');
  private static final String HO_CHI_MINH_CITY = "Thành phố Hồ Chí Minh";

  private static final CalendarText CALENDAR = CalendarText.VIETNAMESE;

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("enterprises", "doanh nghiệp"),
          Map.entry("declarations", "lượt công nhận"),
          Map.entry("services", "dịch vụ"),
          Map.entry("procedures", "thủ tục"),
          Map.entry("dossiers", "hồ sơ"),
          Map.entry("work_records", "hồ sơ công việc"),
          Map.entry("answers", "lượt đánh giá"),
          Map.entry("targets", "mục tiêu"),
          Map.entry("people", "người"),
          Map.entry("points", "điểm"),
          Map.entry("hours", "giờ"),
          Map.entry("dong", "đồng"),
          Map.entry("usd", "USD"),
          Map.entry("billion_usd", "tỷ USD"),
          Map.entry("million_vnd", "triệu đồng"),
          Map.entry("per_1000_people", "trên 1.000 dân"),
          Map.entry("index", ""));

  @Override
  NumberText numbers() {
    return NUMBERS;
  }

  @Override
  CalendarText calendar() {
    return CALENDAR;
  }

  @Override
  String unitName(String unitOfMeasure, double number) {
    return UNITS.getOrDefault(unitOfMeasure, unitOfMeasure.replace('_', ' '));
  }

  @Override
  String head(Verdict verdict) {
    return switch (verdict.state()) {
      case NO_DATA -> withoutData(verdict.reason());
      case NOT_STARTED -> "Chưa bắt đầu";
      case ON_TRACK -> "Đúng tiến độ";
      case AT_RISK -> verdict.levelOnly() ? "Chưa đạt" : "Có nguy cơ chậm";
      case OFF_TRACK -> verdict.levelOnly() ? "Không giữ được mức đã đạt" : "Chậm tiến độ";
      case ACHIEVED -> verdict.provisional() ? "Tạm coi là đạt" : "Đã đạt";
      case MISSED -> "Không đạt";
      case ENDED -> "Đã kết thúc";
    };
  }

  private static String withoutData(Reason reason) {
    return switch (reason) {
      case STALE -> "Số liệu đã cũ";
      case OTHER_UNIVERSE -> "Chưa thể kết luận";
      default -> "Chưa có số liệu";
    };
  }

  @Override
  String rank(String number) {
    return "hạng " + number;
  }

  @Override
  String among(int universe) {
    return " trong " + universe + " tỉnh, thành phố";
  }

  @Override
  String demand(Comparator comparator, String amount) {
    return switch (comparator) {
      case MORE_THAN -> "trên " + amount;
      case AT_LEAST -> "từ " + amount + " trở lên";
      case LESS_THAN -> "dưới " + amount;
      case AT_MOST -> "không quá " + amount;
    };
  }

  @Override
  String rankDemand(Comparator comparator, String rank) {
    return comparator == Comparator.AT_MOST ? rank + " trở lên" : "trên " + rank;
  }

  @Override
  String range(String demand, String to, String from) {
    return demand + " (văn bản ghi từ " + from + " đến " + to + ")";
  }

  @Override
  String goal(String demand, LocalDate deadline) {
    return "mục tiêu là " + demand + ", hạn đến hết ngày " + CALENDAR.bare(deadline);
  }

  @Override
  String expected(String amount) {
    return "mức cần có theo lộ trình là " + amount;
  }

  @Override
  String expected(String amount, double ratio) {
    String share =
        ratio < 0
            ? "đang đi ngược hướng mục tiêu"
            : "đã đi được " + NUMBERS.of(100 * ratio) + "% chặng đường lẽ ra phải đi";
    return expected(amount) + ", " + share;
  }

  @Override
  String ended(Unit unit, LocalDate lastDay) {
    return "%s không còn là đơn vị riêng sau ngày %s, trước thời hạn của mục tiêu"
        .formatted(name(unit), CALENDAR.bare(lastDay));
  }

  @Override
  String lastSeen(String seen) {
    return "số liệu gần nhất là " + seen;
  }

  @Override
  String starts(LocalDate day) {
    return "lộ trình tính từ ngày " + CALENDAR.bare(day);
  }

  @Override
  String nothingKnown(boolean afterDeadline) {
    return afterDeadline
        ? "đến hết thời hạn không ghi nhận được số liệu nào"
        : "chưa ghi nhận số liệu nào";
  }

  @Override
  String stale(String seen, long ageDays, int maxAgeDays) {
    return "%s, đến nay đã %s ngày (từ %s ngày trở lên bị coi là quá cũ)"
        .formatted(seen, NUMBERS.of((double) ageDays), NUMBERS.of(maxAgeDays));
  }

  @Override
  String unpublished() {
    return "chưa nhận được số liệu công bố cho kỳ đến hạn";
  }

  @Override
  String otherUniverse(int universe, int wanted) {
    return "hạng này xếp trong %d tỉnh, thành phố, còn mục tiêu đặt ra khi có %d, nên không so sánh trực tiếp được"
        .formatted(universe, wanted);
  }

  @Override
  String rebaselined(Unit unit, String from, LocalDate day) {
    return "sau sáp nhập, mục tiêu do %s (mới) kế thừa, mốc xuất phát mới là %s (ngày %s)"
        .formatted(name(unit), from, CALENDAR.bare(day));
  }

  @Override
  String inherited(Unit unit) {
    return "sau sáp nhập, mục tiêu do %s (mới) kế thừa".formatted(name(unit));
  }

  @Override
  String otherUnit(Unit unit) {
    return "số liệu trên là của " + name(unit) + " trước sáp nhập";
  }

  // Within a sentence the kind of unit has a small letter; Thành phố Hồ Chí Minh is all name.
  private static String name(Unit unit) {
    String full = unit.names().fullVi();
    boolean isKind = full.startsWith("Tỉnh ") || full.startsWith("Thành phố ");
    return isKind && !full.equals(HO_CHI_MINH_CITY)
        ? full.substring(0, 1).toLowerCase(Locale.ROOT) + full.substring(1)
        : full;
  }

  @Override
  String levelOnly() {
    return "không có số liệu gốc nên chỉ xét mức hiện tại, không xét tiến độ";
  }

  @Override
  String toBeHeld() {
    return "mức ban đầu đã đạt mục tiêu, nên chỉ xét có giữ được hay không";
  }

  @Override
  String fallsShort() {
    return "tốc độ gần đây lẫn tốc độ dài hạn đều chậm hơn mức cần thiết";
  }

  @Override
  String proxy() {
    return "đây là chỉ số thay thế vì văn bản không nêu con số";
  }
}
