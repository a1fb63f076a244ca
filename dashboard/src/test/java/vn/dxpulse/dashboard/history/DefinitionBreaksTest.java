package vn.dxpulse.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DefinitionBreaksTest {

  @Test
  void sharesOfPublicServicesBreakWithDecree42Of2022() {
    assertThat(DefinitionBreaks.of("services_level4_share"))
        .singleElement()
        .satisfies(
            at -> {
              assertThat(at.kpi()).isEqualTo("services_level4_share");
              assertThat(at.day()).isEqualTo(LocalDate.of(2022, 8, 15));
              assertThat(at.reasonVi()).startsWith("Nghị định 42/2022/NĐ-CP ");
              assertThat(at.reasonEn()).startsWith("Decree 42/2022/ND-CP ");
            });
    assertThat(DefinitionBreaks.of("services_full_process_share")).hasSize(1);
  }

  @Test
  void otherKpisHaveNone() {
    assertThat(DefinitionBreaks.of("full_process_rate")).isEmpty();
    assertThat(DefinitionBreaks.of("online_services")).isEmpty();
  }
}
