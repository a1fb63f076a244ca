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
        "Not reached: 85.34% (5 January 2024); the target is at least 90% by 31 December 2025; without a baseline only the level is judged, not the pace.");
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
        "Tạm coi là đạt: hạng 8 trong 34 tỉnh, thành phố (kỳ 2024); mục tiêu là hạng 15 trở lên, hạn đến hết ngày 31/12/2025; hạng này xếp trong 34 tỉnh, thành phố, còn mục tiêu đặt ra khi có 63, nên không so sánh trực tiếp được; sau sáp nhập, mục tiêu do Tỉnh Thái Nguyên (mới) kế thừa, chưa có số liệu gốc của đơn vị mới; không có số liệu gốc nên chỉ xét mức hiện tại, không xét tiến độ.",
        "Reached so far: rank 8 of 34 (period 2024); the target is rank 15 or better by 31 December 2025; that is a rank among 34 units, and the target was set among 63, so the two do not compare; after a merger the new Thai Nguyen carries the target on, without a baseline of its own; without a baseline only the level is judged, not the pace.");
    assertThat(timeline.at("2026-01-01").explanation().vi())
        .startsWith(
            "Chưa có số liệu: số liệu của kỳ cuối năm 2025 chưa được công bố, số liệu cuối cùng là hạng 8 trong 34 tỉnh, thành phố (kỳ 2024); mục tiêu là");
    timeline.published(TargetCase.THAI_NGUYEN, "2025", 7, OptionalInt.of(34));
    assertThat(timeline.at("2026-10-21").explanation().vi())
        .startsWith("Chưa thể kết luận: hạng 7 trong 34 tỉnh, thành phố (kỳ 2025); mục tiêu là");
  }

  @Test
  void ended() {
    assertSentences(
        new Timeline(TargetCase.enterprises(700).in(TargetCase.HAI_DUONG))
            .on("2025-03-01", 640)
            .at("2025-07-01"),
        "Đã kết thúc: Tỉnh Hải Dương không còn là đơn vị riêng sau ngày 30/06/2025, trước thời hạn của mục tiêu, số liệu cuối cùng là 640 doanh nghiệp (ngày 01/03/2025); mục tiêu là trên 700 doanh nghiệp, hạn đến hết ngày 31/12/2025.",
        "Ended: Hai Duong was no unit of its own any more after 30 June 2025, before the deadline, last known: 640 enterprises (1 March 2025); the target is more than 700 enterprises by 31 December 2025.");
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
            "; sau sáp nhập, mục tiêu do Tỉnh Thái Nguyên (mới) kế thừa, lộ trình tính lại từ 1.000 doanh nghiệp ngày 01/07/2025.");
    assertThat(timeline.at("2027-07-01").explanation().en())
        .endsWith(
            "; after a merger the new Thai Nguyen carries the target on, from 1,000 enterprises on 1 July 2025.");
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
        "Đã đạt: 8.600 USD (kỳ 2025); mục tiêu là từ 8.300 USD trở lên (văn bản ghi 8.300 USD đến 8.500 USD), hạn đến hết ngày 31/12/2025.",
        "Reached: 8,600 USD (period 2025); the target is at least 8,300 USD (worded as 8,300 USD to 8,500 USD) by 31 December 2025.");
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
                "Chưa có số liệu: chưa ghi nhận giá trị nào; mục tiêu là từ 99% trở lên, hạn đến hết ngày 31/12/2025; đây là chỉ số thay thế vì văn bản không nêu con số.",
                "No data: no value is known yet; the target is at least 99% by 31 December 2025; this is a substitute measure, for the wording has no number."));
    assertThat(
            new Timeline(TargetCase.of("smart_cities", "declarations", ">=", 3).as(Basis.MILESTONE))
                .on("2021-05-01", 1)
                .at("2024-01-01")
                .explanation()
                .en())
        .startsWith("Not reached: 1 declaration (1 January 2024); the target is at least 3 decl");
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
            "Số liệu đã cũ: 301 doanh nghiệp (ngày 01/01/2021), đến nay đã 1.095 ngày, quá mức 800 ngày cho phép; mục tiêu");
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

  private static void assertSentences(Status status, String vi, String en) {
    assertThat(status.explanation().vi()).isEqualTo(vi);
    assertThat(status.explanation().en()).isEqualTo(en);
  }
}
