package vn.dxpulse.producers.csv;

import java.util.List;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;

/** Rows that are dossiers resolved. A channel or handling that is not given is UNKNOWN. */
final class TransactionKind implements EventKind {

  private static final String UNKNOWN = "UNKNOWN";
  private static final FieldSpec CHANNEL =
      FieldSpec.choice(
          "channel", true, "ONLINE", "COUNTER", "ASSISTED", "POST", "PHONE", "INTERNAL", UNKNOWN);
  private static final FieldSpec HANDLING =
      FieldSpec.choice("handling", false, "FULL_PROCESS", "PARTIAL", "OFFLINE", UNKNOWN);

  @Override
  public String name() {
    return "online-service-transaction-completed";
  }

  @Override
  public List<FieldSpec> fields() {
    return List.of(
        FieldSpec.required("event_id", FieldType.TEXT),
        FieldSpec.required("event_time", FieldType.TIME),
        FieldSpec.required("province_code", FieldType.UNIT_CODE),
        FieldSpec.required("service_code", FieldType.TEXT),
        FieldSpec.required("submitted_at", FieldType.TIME),
        FieldSpec.optional("due_at", FieldType.TIME),
        CHANNEL,
        HANDLING,
        FieldSpec.optional("fee_vnd", FieldType.COUNT),
        FieldSpec.optional("paid_online", FieldType.FLAG),
        FieldSpec.optional("simulated", FieldType.FLAG));
  }

  @Override
  public Fact<?> convert(RowValues row) throws UnreadableRow {
    return Fact.of(
        OnlineServiceTransactionCompleted.newBuilder()
            .setEventId(row.text("event_id"))
            .setEventTime(row.time("event_time"))
            .setProvinceCode(row.unitCode("province_code"))
            .setServiceCode(row.text("service_code"))
            .setSubmittedAt(row.time("submitted_at"))
            .setDueAt(row.optionalTime("due_at").orElse(null))
            .setChannel(row.choice(CHANNEL, UNKNOWN))
            .setHandling(row.choice(HANDLING, UNKNOWN))
            .setFeeVnd(row.count("fee_vnd", 0))
            .setPaidOnline(row.flag("paid_online"))
            .setSimulated(row.flag("simulated"))
            .build());
  }
}
