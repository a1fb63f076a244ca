package vn.dxpulse.streams.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.ServiceFeedbackSubmitted;
import vn.dxpulse.schemas.event.WorkRecordProcessed;

/** The facts of which flows are made. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of; nobody changes a generated schema
public enum EventKind {
  TRANSACTION(
      "online-service-transaction-completed",
      OnlineServiceTransactionCompleted.getClassSchema(),
      Subject.DOSSIERS,
      Set.of("hours", "dong")),
  FEEDBACK(
      "service-feedback-submitted",
      ServiceFeedbackSubmitted.getClassSchema(),
      Subject.ANSWERS,
      Set.of()),
  WORK_RECORD(
      "work-record-processed",
      WorkRecordProcessed.getClassSchema(),
      Subject.WORK_RECORDS,
      Set.of());

  private final String token;
  private final Schema schema;
  private final Subject subject;
  private final Set<String> quantities;

  EventKind(String token, Schema schema, Subject subject, Set<String> quantities) {
    this.token = token;
    this.schema = schema;
    this.subject = subject;
    this.quantities = quantities;
  }

  /** Name in the catalogue: the topic's without {@code dx.evt.} and version. */
  public String token() {
    return token;
  }

  /** Schema whose fields the expressions name. */
  public Schema schema() {
    return schema;
  }

  Subject subject() {
    return subject;
  }

  /** Units of what a fact carries and can be summed or ranked; {@code dong} for a fee. */
  Set<String> quantities() {
    return quantities;
  }

  static Optional<EventKind> find(String token) {
    return Arrays.stream(values()).filter(kind -> kind.token.equals(token)).findFirst();
  }

  static List<String> tokens() {
    return Arrays.stream(values()).map(EventKind::token).toList();
  }
}
