package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Succession;

/** One sentence in each language says why. */
class SentenceTest {

  private static final TargetCase ENTERPRISES =
      TargetCase.enterprises(1_700.5).from("2020-12-31", 300);

  @Test
  void onTrack() {
    assertSentences(
        new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300))
            .on("2023-07-02", 490)
            .at("2023-07-02"),
        "Đúng tiến độ: 490 doanh nghiệp (ngày 02/07/2023), mức cần có theo lộ trình là 500 doanh nghiệp, đã đi được 95% chặng đường lẽ ra phải đi; mục tiêu là trên 700 doanh nghiệp, hạn đến hết ngày 31/12/2025.",
        "On track: 490 enterprises (2 July 2023), 500 enterprises expected by then, 95% of the progress expected; the target is more than 700 enterprises by 31 December 2025.");
  }

  @Test
  void numbersAreWrittenAsInTheLanguage() {
    assertSentences(
        new Timeline(ENTERPRISES).on("2023-07-02", 900).at("2023-07-02"),
        "Có nguy cơ chậm: 900 doanh nghiệp (ngày 02/07/2023), mức cần có theo lộ trình là 1.000,25 doanh nghiệp, đã đi được 85,68% chặng đường lẽ ra phải đi; mục tiêu là trên 1.700,5 doanh nghiệp, hạn đến hết ngày 31/12/2025.",
        "At risk: 900 enterprises (2 July 2023), 1,000.25 enterprises expected by then, 85.68% of the progress expected; the target is more than 1,700.5 enterprises by 31 December 2025.");
  }

  @Test
  void goingBack() {
    assertThat(new Timeline(ENTERPRISES).on("2023-07-02", 299).at("2023-07-02").explanation())
        .extracting(Explanation::vi, Explanation::en)
        .satisfies(
            texts -> {
              assertThat(texts.get(0).toString())
                  .startsWith("Chậm tiến độ: 299 doanh nghiệp")
                  .contains("đang đi ngược hướng mục tiêu");
              assertThat(texts.get(1).toString()).contains("moving away from the target");
            });
  }

  @Test
  void shareByLevelOnly() {
    assertSentences(
        new Timeline(TargetCase.of("work_records_online_province", "ratio", ">=", 0.9).over("30d"))
            .on("2024-01-01", 8_534, 10_000)
            .at("2024-01-05"),
        "Chưa đạt: 85,34% (ngày 05/01/2024); mục tiêu là từ 90% trở lên, hạn đến hết ngày 31/12/2025; không có số liệu gốc nên chỉ xét mức hiện tại, không xét tiến độ.",
        "Not reached yet: 85.34% (5 January 2024); the target is at least 90% by 31 December 2025; without a baseline only the level is judged, not the pace.");
  }

  @Test
  void aValueThatIsNotTheTargetNeverReadsLikeIt() {
    assertThat(
            new Timeline(TargetCase.of("x", "percent", ">=", 90).by("2024-12-31"))
                .on("2024-12-31", 89.9996)
                .at("2025-01-01")
                .explanation()
                .vi())
        .startsWith("Không đạt: 89,9996% (ngày 31/12/2024); mục tiêu là từ 90% trở lên");
  }

  @Test
  void rankAmongOthers() {
    Timeline timeline =
        new Timeline(
                TargetCase.of("dti_rank:mic", "rank", "<=", 15)
                    .among(63)
                    .passedOn(new Succession.InheritsWithoutBaseline()))
            .published(TargetCase.THAI_NGUYEN, "2024", 8, OptionalInt.of(34));

    assertSentences(
        timeline.at("2025-10-21"),
        "Tạm coi là đạt: hạng 8 trong 34 tỉnh, thành phố (năm 2024); mục tiêu là hạng 15 trở lên, hạn đến hết ngày 31/12/2025; hạng này xếp trong 34 tỉnh, thành phố, còn mục tiêu đặt ra khi có 63, nên không so sánh trực tiếp được; sau sáp nhập, mục tiêu do tỉnh Thái Nguyên (mới) kế thừa; không có số liệu gốc nên chỉ xét mức hiện tại, không xét tiến độ.",
        "Reached so far: rank 8 of 34 (2024); the target is rank 15 or better by 31 December 2025; that is a rank among 34 units, and the target was set among 63, so the two do not compare; after a merger the new Thai Nguyen carries the target on; without a baseline only the level is judged, not the pace.");
    assertThat(timeline.at("2026-01-01").explanation().vi())
        .startsWith(
            "Chưa có số liệu: chưa nhận được số liệu công bố cho kỳ đến hạn, số liệu gần nhất là hạng 8 trong 34 tỉnh, thành phố (năm 2024); mục tiêu là");
    timeline.published(TargetCase.THAI_NGUYEN, "2025", 7, OptionalInt.of(34));
    assertThat(timeline.at("2026-10-21").explanation().vi())
        .startsWith("Chưa thể kết luận: hạng 7 trong 34 tỉnh, thành phố (năm 2025); mục tiêu là");
  }

  @Test
  void ended() {
    assertSentences(
        new Timeline(TargetCase.enterprises(700).in(TargetCase.HAI_DUONG))
            .on("2025-03-01", 640)
            .at("2025-07-01"),
        "Đã kết thúc: tỉnh Hải Dương không còn là đơn vị riêng sau ngày 30/06/2025, trước thời hạn của mục tiêu, số liệu gần nhất là 640 doanh nghiệp (ngày 01/03/2025); mục tiêu là trên 700 doanh nghiệp, hạn đến hết ngày 31/12/2025.",
        "Ended: Hai Duong ceased to be a unit of its own after 30 June 2025, before the deadline, last known: 640 enterprises (1 March 2025); the target is more than 700 enterprises by 31 December 2025.");
  }

  @Test
  void rebaselined() {
    Baseline merged = new Baseline(LocalDate.parse("2025-07-01"), 1_000, "census");
    Timeline timeline =
        new Timeline(
                TargetCase.enterprises(3_000)
                    .by("2030-12-31")
                    .from("2020-12-31", 300)
                    .passedOn(new Succession.Inherits(merged)))
            .in(TargetCase.THAI_NGUYEN, "2027-07-01", 1_600);

    assertThat(timeline.at("2027-07-01").explanation().vi())
        .endsWith(
            "; sau sáp nhập, mục tiêu do tỉnh Thái Nguyên (mới) kế thừa, mốc xuất phát mới là 1.000 doanh nghiệp (ngày 01/07/2025).");
    assertThat(timeline.at("2027-07-01").explanation().en())
        .endsWith(
            "; after a merger the new Thai Nguyen carries the target on, with a new baseline of 1,000 enterprises (1 July 2025).");
  }

  @Test
  void rangeInAnotherCurrency() {
    assertSentences(
        new Timeline(
                TargetCase.of("grdp_per_capita:press", "usd", ">=", 8_300)
                    .in(TargetCase.HA_NOI)
                    .upTo(8_500))
            .published("2025", 8_600)
            .at("2026-08-01"),
        "Đã đạt: 8.600 USD (năm 2025); mục tiêu là từ 8.300 USD trở lên (văn bản ghi từ 8.300 USD đến 8.500 USD), hạn đến hết ngày 31/12/2025.",
        "Reached: 8,600 USD (2025); the target is at least 8,300 USD (worded as 8,300 USD to 8,500 USD) by 31 December 2025.");
  }

  @Test
  void proxyAndMilestone() {
    assertThat(
            new Timeline(
                    TargetCase.of("mobile_broadband_coverage:province", "percent", ">=", 99)
                        .as(Basis.PROXY))
                .at("2024-01-01")
                .explanation())
        .isEqualTo(
            new Explanation(
                "Chưa có số liệu: chưa ghi nhận số liệu nào; mục tiêu là từ 99% trở lên, hạn đến hết ngày 31/12/2025; đây là chỉ số thay thế vì văn bản không nêu con số.",
                "No data: no value is known yet; the target is at least 99% by 31 December 2025; this is a substitute measure, for the wording has no number."));
    assertThat(
            new Timeline(TargetCase.of("smart_cities", "declarations", ">=", 3).as(Basis.MILESTONE))
                .on("2021-05-01", 1)
                .at("2024-01-01")
                .explanation()
                .en())
        .startsWith(
            "Not reached yet: 1 declaration (1 January 2024); the target is at least 3 decl");
  }

  @Test
  void notStartedAndStale() {
    assertThat(
            new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300))
                .at("2020-06-01")
                .explanation()
                .vi())
        .isEqualTo(
            "Chưa bắt đầu: lộ trình tính từ ngày 31/12/2020; mục tiêu là trên 700 doanh nghiệp, hạn đến hết ngày 31/12/2025.");
    assertThat(
            new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300))
                .on("2021-01-01", 301)
                .at("2024-01-01")
                .explanation()
                .vi())
        .startsWith(
            "Số liệu đã cũ: 301 doanh nghiệp (ngày 01/01/2021), đến nay đã 1.095 ngày (từ 800 ngày trở lên bị coi là quá cũ); mục tiêu");
  }

  @Test
  void tooSlow() {
    Status status =
        new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300))
            .on("2022-12-01", 490)
            .on("2023-07-02", 490)
            .at("2023-07-02");

    assertThat(status.explanation().vi())
        .endsWith("; tốc độ gần đây lẫn tốc độ dài hạn đều chậm hơn mức cần thiết.");
    assertThat(status.explanation().en())
        .endsWith("; both the recent and the long-term pace are too slow.");
  }

  @Test
  void aFigureOfTheUnitBeforeItWasMergedIsNeverTakenForTheNewUnits() {
    Status status =
        new Timeline(
                TargetCase.of("services_level4_share:press", "percent", ">", 90)
                    .passedOn(new Succession.InheritsWithoutBaseline()))
            .published("2022", 100)
            .at("2026-01-01");

    assertSentences(
        status,
        "Chưa có số liệu: chưa nhận được số liệu công bố cho kỳ đến hạn, số liệu gần nhất là 100% (năm 2022); mục tiêu là trên 90%, hạn đến hết ngày 31/12/2025; sau sáp nhập, mục tiêu do tỉnh Thái Nguyên (mới) kế thừa; số liệu trên là của tỉnh Thái Nguyên trước sáp nhập.",
        "No data: no published figure for the period of the deadline has come in yet, last known: 100% (2022); the target is more than 90% by 31 December 2025; after a merger the new Thai Nguyen carries the target on; the figure is that of Thai Nguyen before the merger.");
  }

  @Test
  void aLevelThatTheBaselineHadAndThatIsLostIsNotCalledSlow() {
    Status status =
        new Timeline(
                TargetCase.of("dti_rank:mic", "rank", "<=", 15).from("2020-12-31", 12).among(63))
            .published(TargetCase.OLD_THAI_NGUYEN, "2022", 16, OptionalInt.of(63))
            .at("2023-08-01");

    assertSentences(
        status,
        "Không giữ được mức đã đạt: hạng 16 trong 63 tỉnh, thành phố (năm 2022); mục tiêu là hạng 15 trở lên, hạn đến hết ngày 31/12/2025; mức ban đầu đã đạt mục tiêu, nên chỉ xét có giữ được hay không.",
        "No longer reached: rank 16 of 63 (2022); the target is rank 15 or better by 31 December 2025; the baseline reached the target already, so it only has to be held.");
  }

  @Test
  void theOldestAgeAllowedIsNotSaidToBeAllowedAndTooOld() {
    Status status =
        new Timeline(TargetCase.enterprises(700).from("2020-12-31", 300))
            .on("2022-01-01", 390)
            .at("2024-03-11");

    assertSentences(
        status,
        "Số liệu đã cũ: 390 doanh nghiệp (ngày 01/01/2022), đến nay đã 800 ngày (từ 800 ngày trở lên bị coi là quá cũ); mục tiêu là trên 700 doanh nghiệp, hạn đến hết ngày 31/12/2025.",
        "Data too old: 390 enterprises (1 January 2022), 800 days old, and from 800 days on a figure is too old; the target is more than 700 enterprises by 31 December 2025.");
  }

  @Test
  void aDeadlineInMidYearIsNotSaidToWaitForTheEndOfTheYear() {
    Status status =
        new Timeline(
                TargetCase.of("grdp_usd:press", "billion_usd", ">", 60)
                    .in(TargetCase.HA_NOI)
                    .by("2024-06-30"))
            .at("2024-07-01");

    assertSentences(
        status,
        "Chưa có số liệu: chưa nhận được số liệu công bố cho kỳ đến hạn; mục tiêu là trên 60 tỷ USD, hạn đến hết ngày 30/06/2024.",
        "No data: no published figure for the period of the deadline has come in yet; the target is more than 60 billion USD by 30 June 2024.");
  }

  @Test
  void aCityIsNamedAsOneNamesItInASentence() {
    assertThat(nameOfInherited("74@2019-04-01"))
        .as("Bình Dương went into Thành phố Hồ Chí Minh, which is all name")
        .contains("do Thành phố Hồ Chí Minh (mới) kế thừa");
    assertThat(nameOfInherited("49@2019-04-01"))
        .as("Quảng Nam went into a city of which Thành phố says the kind")
        .contains("do thành phố Đà Nẵng (mới) kế thừa");
  }

  private static String nameOfInherited(String unit) {
    return new Timeline(
            TargetCase.enterprises(700).in(unit).passedOn(new Succession.InheritsWithoutBaseline()))
        .at("2025-12-01")
        .explanation()
        .vi();
  }

  private static void assertSentences(Status status, String vi, String en) {
    assertThat(status.explanation().vi()).isEqualTo(vi);
    assertThat(status.explanation().en()).isEqualTo(en);
  }
}
