package vn.dxpulse.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private final Topics topics = new Topics(4);

  @Test
  void everyNameFollowsTheGrammarAndStandsOnce() {
    assertThat(topics.all())
        .extracting(Topic::name)
        .doesNotHaveDuplicates()
        .allMatch(
            name -> name.matches("dx\\.(evt|int|ref|kpi|alert|dq)(\\.[a-z]+(-[a-z]+)*)+\\.v1"));
  }

  @Test
  void everyFieldIsFlatAndDocumented() {
    for (Topic<?> topic : topics.all()) {
      assertThat(topic.valueSchema().getDoc()).as(topic.name()).isNotBlank();
      for (Schema.Field field : topic.valueSchema().getFields()) {
        assertThat(field.doc()).as("%s.%s", topic.name(), field.name()).isNotBlank();
        assertThat(isFlat(field.schema())).as("%s.%s", topic.name(), field.name()).isTrue();
      }
    }
  }

  @Test
  void onlyStatesAreCompacted() {
    assertThat(topics.all())
        .filteredOn(topic -> topic.config().get("cleanup.policy").equals("compact"))
        .extracting(Topic::name)
        .containsExactly(
            "dx.int.unit-tally.v1",
            "dx.int.statistic-kept.v1",
            "dx.ref.province.v1",
            "dx.ref.kpi.v1",
            "dx.ref.target.v1",
            "dx.kpi.current.v1",
            "dx.kpi.target-status.v1",
            "dx.alert.state.v1",
            "dx.alert.silence.v1");
  }

  @Test
  void factsCarryTheBrokersArrivalTime() {
    assertThat(topics.all())
        .filteredOn(topic -> topic.name().startsWith("dx.evt."))
        .hasSize(9)
        .allMatch(topic -> "LogAppendTime".equals(topic.config().get("message.timestamp.type")));
  }

  private static boolean isFlat(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ARRAY, MAP -> false;
      case UNION -> schema.getTypes().stream().allMatch(TopicsTest::isFlat);
      default -> true;
    };
  }
}
