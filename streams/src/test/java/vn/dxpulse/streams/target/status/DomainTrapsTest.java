package vn.dxpulse.streams.target.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Succession;

/** The traps of docs/domain.md that are about how targets stand. */
class DomainTrapsTest {

  @Test
  void trap02_aVanishedUnitTakesItsTargetsAlongAndAMergedOneIsMarked() {
    new Timeline(TargetCase.enterprises(700).in(TargetCase.HAI_DUONG))
        .in("31@2025-07-01", "2025-07-01", 5_000)
        .expect("2025-07-01", State.ENDED, Reason.UNIT_ENDED);
    Baseline merged = new Baseline(LocalDate.parse("2025-07-01"), 900, "census");

    Status jumped =
        new Timeline(
                TargetCase.enterprises(3_000)
                    .by("2030-12-31")
                    .from("2020-12-31", 300)
                    .passedOn(new Succession.Inherits(merged)))
            .on("2025-06-30", 700)
            .in(TargetCase.THAI_NGUYEN, "2025-07-01", 900)
            .at("2025-07-01");

    assertThat(jumped.verdict().reason()).isEqualTo(Reason.REBASELINED);
    assertThat(jumped.finding().progress()).as("200 more, and no progress made").hasValue(0);
  }

  @Test
  void trap10_trenIsStrictAtTheDeadline() {
    new Timeline(TargetCase.enterprises(700).by("2024-12-31"))
        .on("2024-12-31", 700)
        .expect("2025-01-01", State.MISSED, Reason.DEADLINE_PASSED);
  }

  @Test
  void trap11_aRankAmong34DoesNotJudgeATargetSetAmong63() {
    new Timeline(TargetCase.of("dti_rank:mic", "rank", "<=", 15).by("2024-12-31").among(63))
        .published(TargetCase.OLD_THAI_NGUYEN, "2024", 8, OptionalInt.of(34))
        .expect("2025-10-21", State.NO_DATA, Reason.OTHER_UNIVERSE);
  }

  @Test
  void trap17_aLaterPublicationRevisesTheVerdict() {
    new Timeline(TargetCase.of("grdp_usd:press", "billion_usd", ">", 63.3).by("2024-12-31"))
        .published("2024", 63.2)
        .expect("2025-02-01", State.MISSED, Reason.DEADLINE_PASSED)
        .published("2024", 63.5)
        .expect("2025-07-01", State.ACHIEVED, Reason.DEADLINE_PASSED);
  }

  @Test
  void trap18_aRangeIsAFloor() {
    new Timeline(
            TargetCase.of("grdp_per_capita:press", "usd", ">=", 8_300).upTo(8_500).by("2024-12-31"))
        .published("2024", 8_600)
        .expect("2025-07-01", State.ACHIEVED, Reason.DEADLINE_PASSED);
  }

  @Test
  void trap20_aProxyIsCalledOneAndADeclarationIsCounted() {
    assertThat(
            new Timeline(
                    TargetCase.of("mobile_broadband_coverage:province", "percent", ">=", 99)
                        .as(Basis.PROXY))
                .at("2024-01-01")
                .explanation()
                .en())
        .contains("substitute measure");
    new Timeline(
            TargetCase.of("regional_centre_declared", "declarations", ">=", 1)
                .as(Basis.MILESTONE)
                .by("2024-12-31"))
        .on("2024-06-01", 1)
        .expect("2025-01-01", State.ACHIEVED, Reason.DEADLINE_PASSED);
  }
}
