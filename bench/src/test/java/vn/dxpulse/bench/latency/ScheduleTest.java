package vn.dxpulse.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void eventsAreDueAtTheRateWhateverHappens() {
    Schedule schedule = new Schedule(5_000, 30, 60);

    assertThat(schedule.events()).isEqualTo(450_000);
    assertThat(schedule.firstMeasured()).isEqualTo(150_000);
    assertThat(schedule.dueNanos(1)).isEqualTo(200_000);
    assertThat(schedule.dueNanos(449_999)).isEqualTo(89_999_800_000L);
  }
}
