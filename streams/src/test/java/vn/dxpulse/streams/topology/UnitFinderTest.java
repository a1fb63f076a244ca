package vn.dxpulse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.decode.FactReader;
import vn.dxpulse.streams.decode.RegistrySchemas;
import vn.dxpulse.streams.ledger.Misrouted;
import vn.dxpulse.streams.ledger.Outcome;
import vn.dxpulse.streams.ledger.Rejection;

class UnitFinderTest {

  private static final Instant JULY = Instant.parse("2025-07-15T00:00:00Z");
  private static final Instant JUNE = Instant.parse("2025-06-15T00:00:00Z");

  /** 30 ends inside 31, with a grace period of 31 days. */
  private static final UnitRegistry REGISTRY =
      UnitRegistryFile.read(
          new StringReader(
              """
              code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,\
              predecessor_codes,population,population_basis,macro_region,grace_days
              30,d,d,d,province,2019-04-01,2025-06-30,31,,,,,31
              31,e,e,e,province,2019-04-01,2025-06-30,31,,,,,
              31,e,e,e,province,2025-07-01,,,30 31,,,,
              """),
          "grace.csv",
          UnitRegistryFile.VIETNAM);

  private final String scope = "test-" + UUID.randomUUID();

  @AfterEach
  void forgetSchemas() {
    MockSchemaRegistry.dropScope(scope);
  }

  @Test
  void findsTheSuccessorOfACodeInGraceAndSaysThatItIsAnomalous() throws Exception {
    UnitFinder units = new UnitFinder(REGISTRY, REGISTRY.units());

    assertThat(units.find(fact("30", JULY))).isEqualTo(2);
    assertThat(units.counted()).isEqualTo(Outcome.ANOMALOUS);
    assertThat(units.find(fact("30", JUNE))).isZero();
    assertThat(units.counted()).isEqualTo(Outcome.COUNTED);
  }

  @Test
  void sendsACodeInGraceToTheTaskOfTheSuccessor() throws Exception {
    List<Unit> ofTask = REGISTRY.units().stream().filter(unit -> unit.code().equals("30")).toList();
    UnitFinder units = new UnitFinder(REGISTRY, ofTask);
    FactCursor inGrace = fact("30", JULY);

    assertThatThrownBy(() -> units.find(inGrace))
        .isInstanceOfSatisfying(Misrouted.class, e -> assertThat(e.key()).isEqualTo("31"));
  }

  @Test
  void namesTheSuccessorOfACodeWhoseGraceIsOver() throws Exception {
    UnitFinder units = new UnitFinder(REGISTRY, REGISTRY.units());
    FactCursor august = fact("30", Instant.parse("2025-08-15T00:00:00Z"));

    assertThatThrownBy(() -> units.find(august))
        .isInstanceOf(Rejection.class)
        .hasMessage(
            "30@2019-04-01 did not exist at 2025-08-15T00:00:00Z; its successor is 31@2025-07-01");
  }

  private FactCursor fact(String code, Instant at) throws Rejection {
    Topic<OnlineServiceTransactionCompleted> topic = new Topics(1).transactions();
    FactReader reader =
        new FactReader(
            new RegistrySchemas(MockSchemaRegistry.getClientForScope(scope)),
            new FactLayout(
                OnlineServiceTransactionCompleted.getClassSchema(), FactJudge.FIRST_FIELDS));
    AvroValues avro = new AvroValues(Connection.to("none:0", "mock://" + scope));
    try (Serializer<OnlineServiceTransactionCompleted> serializer = avro.serializer(topic)) {
      reader.read(serializer.serialize(topic.name(), Facts.transaction("t", code, at).build()));
    }
    return reader.cursor();
  }
}
