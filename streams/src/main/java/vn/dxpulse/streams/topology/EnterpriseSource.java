package vn.dxpulse.streams.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.EnterpriseKind;
import vn.dxpulse.streams.decode.FactCursor;
import vn.dxpulse.streams.decode.FactLayout;
import vn.dxpulse.streams.entity.EnterpriseFact;
import vn.dxpulse.streams.entity.Location;
import vn.dxpulse.streams.entity.Registration;
import vn.dxpulse.streams.ledger.Rejection;
import vn.dxpulse.streams.ledger.RejectionReason;

/** The kinds of facts about enterprises: what is decoded of them and what that says. */
enum EnterpriseSource {
  REGISTERED {
    @Override
    FactLayout layout() {
      return layoutWith(DigitalEnterpriseRegistered.getClassSchema(), "kind");
    }

    @Override
    EnterpriseFact read(FactCursor cursor, Unit unit, UnitRegistry registry) throws Rejection {
      Optional<EnterpriseKind> kind = EnterpriseKind.find(cursor.text(OWN_FIELD));
      if (kind.isEmpty()) {
        throw new Rejection(
            RejectionReason.BROKEN_INVARIANT,
            "kind '" + cursor.text(OWN_FIELD) + "'; allowed: DIGITAL, DIGITAL_TECHNOLOGY");
      }
      return new EnterpriseFact.Registered(
          new Registration(kind.get(), unit.id(), FactJudge.time(cursor)));
    }
  },
  RELOCATED {
    @Override
    FactLayout layout() {
      return layoutWith(DigitalEnterpriseRelocated.getClassSchema(), "from_province_code");
    }

    @Override
    EnterpriseFact read(FactCursor cursor, Unit unit, UnitRegistry registry) {
      Optional<UnitId> from =
          registry
              .findOrSuccessor(cursor.text(OWN_FIELD), cursor.number(FactJudge.EVENT_TIME))
              .map(found -> found.unit().id());
      return new EnterpriseFact.Relocated(from, new Location(unit.id(), FactJudge.time(cursor)));
    }
  },
  CLOSED {
    @Override
    FactLayout layout() {
      return new FactLayout(DigitalEnterpriseClosed.getClassSchema(), COMMON);
    }

    @Override
    EnterpriseFact read(FactCursor cursor, Unit unit, UnitRegistry registry) {
      return new EnterpriseFact.Closed(FactJudge.time(cursor));
    }
  };

  static final int ENTERPRISE_ID = 3;
  static final int SIMULATED = 4;

  private static final List<String> COMMON =
      List.of("event_time", "province_code", "event_id", "enterprise_id", "simulated");
  private static final int OWN_FIELD = 5;

  abstract FactLayout layout();

  /**
   * What the fact says.
   *
   * @param unit what its province code meant
   * @throws Rejection if it says what such a fact must not say
   */
  abstract EnterpriseFact read(FactCursor cursor, Unit unit, UnitRegistry registry)
      throws Rejection;

  private static FactLayout layoutWith(Schema schema, String own) {
    List<String> fields = new ArrayList<>(COMMON);
    fields.add(own);
    return new FactLayout(schema, fields);
  }
}
