package vn.dxpulse.schemas.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class IndicatorCatalogueTest {

  private static final String HEADER =
      "indicator,method,name_vi,name_en,unit_of_measure,direction\n";

  private final IndicatorCatalogue shipped = IndicatorCatalogue.shipped();

  @Test
  void findsASeriesByIndicatorAndMethod() {
    assertThat(shipped.find("dti_rank", "mic").orElseThrow())
        .isEqualTo(
            new Indicator(
                "dti_rank",
                "mic",
                "Xếp hạng chuyển đổi số cấp tỉnh (DTI)",
                "Provincial digital transformation rank (DTI)",
                "rank",
                Direction.LOWER_IS_BETTER));
  }

  @Test
  void methodsOfOneIndicatorAreSeriesOfTheirOwn() {
    assertThat(shipped.all())
        .filteredOn(indicator -> indicator.id().equals("digital_economy_grdp_share"))
        .extracting(Indicator::kpiId)
        .containsExactly(
            "digital_economy_grdp_share:mic",
            "digital_economy_grdp_share:gso",
            "digital_economy_grdp_share:province",
            "digital_economy_grdp_share:press");
  }

  @Test
  void doesNotKnowAnIndicatorByAnotherMethod() {
    assertThat(shipped.find("dti_rank", "press")).isEmpty();
  }

  @Test
  void ranksImproveDownwards() {
    assertThat(shipped.all())
        .filteredOn(indicator -> indicator.unitOfMeasure().equals("rank"))
        .isNotEmpty()
        .allMatch(indicator -> indicator.direction() == Direction.LOWER_IS_BETTER);
  }

  @Test
  void listsEveryProblemOfAFileWithItsLine() {
    String file =
        HEADER
            + "a,m,A,A,percent,neutral\n"
            + "a,m,A,A,percent,neutral\n"
            + "b:c,m,B,B,percent,neutral\n"
            + "d,m,D,D,percent,up\n"
            + "e,m,,E,percent,neutral\n"
            + "f,m\n"
            + "g,m,G,G,rank,higher_is_better\n";

    assertThatThrownBy(() -> IndicatorCatalogue.read(new StringReader(file), "own.csv"))
        .isInstanceOf(IndicatorCatalogue.InvalidCatalogue.class)
        .hasMessage(
            """
            own.csv line 3: a:m stands twice
            own.csv line 4: indicator is 'b:c', allowed: lower-case letters, digits and _
            own.csv line 5: direction is 'up', allowed: [higher_is_better, lower_is_better, neutral]
            own.csv line 6: e:m needs a name_vi and a name_en
            own.csv line 7: has 2 columns
            own.csv line 8: g:m is a rank and higher_is_better, allowed: lower_is_better""");
  }

  @Test
  void refusesAFileWithoutTheColumns() {
    assertThatThrownBy(() -> IndicatorCatalogue.read(new StringReader("id,name\n"), "own.csv"))
        .isInstanceOf(IndicatorCatalogue.InvalidCatalogue.class)
        .hasMessageContaining("own.csv has columns [id, name], needs [indicator, method");
  }
}
