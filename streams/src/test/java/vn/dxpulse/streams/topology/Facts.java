package vn.dxpulse.streams.topology;

import java.time.Duration;
import java.time.Instant;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.MilestoneDeclared;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.event.ServiceFeedbackSubmitted;
import vn.dxpulse.schemas.event.WorkRecordProcessed;

/** Facts of which a test states only what matters to it. */
final class Facts {

  private Facts() {}

  /** A dossier handed in at a counter: no due date, no fee, submitted an hour before. */
  static OnlineServiceTransactionCompleted.Builder transaction(String id, String code, Instant at) {
    return OnlineServiceTransactionCompleted.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setProvinceCode(code)
        .setServiceCode("1.000001")
        .setSubmittedAt(at.minus(Duration.ofHours(1)))
        .setDueAt(null)
        .setChannel("COUNTER")
        .setHandling("PARTIAL")
        .setFeeVnd(0)
        .setPaidOnline(false)
        .setSimulated(false);
  }

  static DigitalEnterpriseRegistered registered(
      String id, String enterprise, String code, Instant at) {
    return DigitalEnterpriseRegistered.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setEnterpriseId(enterprise)
        .setKind("DIGITAL")
        .setProvinceCode(code)
        .build();
  }

  static DigitalEnterpriseClosed closed(String id, String enterprise, String code, Instant at) {
    return DigitalEnterpriseClosed.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setEnterpriseId(enterprise)
        .setProvinceCode(code)
        .build();
  }

  static DigitalEnterpriseRelocated relocated(
      String id, String enterprise, String from, String to, Instant at) {
    return DigitalEnterpriseRelocated.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setEnterpriseId(enterprise)
        .setFromProvinceCode(from)
        .setProvinceCode(to)
        .build();
  }

  /** A service that does not work on a phone. */
  static PublicServiceListed.Builder listed(
      String id, String code, String service, String level, Instant at) {
    return PublicServiceListed.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setProvinceCode(code)
        .setServiceCode(service)
        .setLevel(level)
        .setUsableOnPhone(false)
        .setSimulated(false);
  }

  /** DTI rank 8 of 63 for 2022, publication date unknown. */
  static IndicatorReported.Builder dtiRank(String id, String code) {
    return IndicatorReported.newBuilder()
        .setEventId(id)
        .setEventTime(Instant.parse("2022-12-31T16:59:59.999Z"))
        .setProvinceCode(code)
        .setUnitValidFrom("2019-04-01")
        .setIndicator("dti_rank")
        .setMethod("mic")
        .setPeriod("2022")
        .setValue(8)
        .setNumerator(null)
        .setDenominator(null)
        .setUnitOfMeasure("rank")
        .setUniverse(63)
        .setPublishedAt(null)
        .setSourceTitle("ranking 2022")
        .setSourceUrl("https://dti.example/2022")
        .setNote(null)
        .setSimulated(false);
  }

  /** The province declares {@code subject} a smart city. */
  static MilestoneDeclared.Builder smartCity(String id, String code, String subject, Instant at) {
    return MilestoneDeclared.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setProvinceCode(code)
        .setMilestone("smart_city")
        .setSubject(subject)
        .setDeclaredBy("people's committee")
        .setWithdrawn(false)
        .setSourceUrl("https://example.vn/declared")
        .setSimulated(false);
  }

  /** An answer of {@code score} to an online service. */
  static ServiceFeedbackSubmitted feedback(String id, String code, int score, Instant at) {
    return ServiceFeedbackSubmitted.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setProvinceCode(code)
        .setServiceCode("1.000001")
        .setScore(score)
        .build();
  }

  /** A work record of a level, processed online or not. */
  static WorkRecordProcessed workRecord(
      String id, String code, String level, boolean online, Instant at) {
    return WorkRecordProcessed.newBuilder()
        .setEventId(id)
        .setEventTime(at)
        .setProvinceCode(code)
        .setLevel(level)
        .setOnline(online)
        .build();
  }
}
