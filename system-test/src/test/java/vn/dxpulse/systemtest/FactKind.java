package vn.dxpulse.systemtest;

import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/** The kinds of facts that {@link SentFact} knows, each on a topic of its own. */
enum FactKind {
  DOSSIER,
  FEEDBACK,
  WORK_RECORD,
  LISTING,
  REGISTRATION,
  RELOCATION,
  CLOSING;

  Topic<? extends SpecificRecord> topic(Topics topics) {
    return switch (this) {
      case DOSSIER -> topics.transactions();
      case FEEDBACK -> topics.feedback();
      case WORK_RECORD -> topics.workRecords();
      case REGISTRATION -> topics.enterprisesRegistered();
      case LISTING -> topics.publicServices();
      case RELOCATION -> topics.enterprisesRelocated();
      case CLOSING -> topics.enterprisesClosed();
    };
  }
}
