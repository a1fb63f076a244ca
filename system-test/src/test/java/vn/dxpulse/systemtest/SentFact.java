package vn.dxpulse.systemtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.event.ServiceFeedbackSubmitted;
import vn.dxpulse.schemas.event.WorkRecordProcessed;

/** A fact as a test sends it and as an oracle counts it. Two with equal content are equal. */
sealed interface SentFact {

  Stamp stamp();

  FactKind kind();

  /** The fact for the topic. */
  SpecificRecord avro();

  /** True if its fields contradict each other or lie outside their range. */
  boolean isBroken();

  /** The same event, told otherwise. */
  SentFact altered();

  /** What decides where it belongs: enterprise id, else province code. */
  default String key() {
    return stamp().code();
  }

  /** What every fact says. */
  record Stamp(String id, Instant at, String code, boolean simulated) {}

  /**
   * A resolved dossier.
   *
   * @param open time from submission to result
   * @param feeVnd in dong
   */
  record Dossier(
      Stamp stamp,
      Duration open,
      Optional<Instant> due,
      String channel,
      String handling,
      long feeVnd,
      boolean paidOnline)
      implements SentFact {

    @Override
    public FactKind kind() {
      return FactKind.DOSSIER;
    }

    @Override
    public SpecificRecord avro() {
      return OnlineServiceTransactionCompleted.newBuilder()
          .setEventId(stamp.id())
          .setEventTime(stamp.at())
          .setProvinceCode(stamp.code())
          .setServiceCode("1.000001")
          .setSubmittedAt(stamp.at().minus(open))
          .setDueAt(due.orElse(null))
          .setChannel(channel)
          .setHandling(handling)
          .setFeeVnd(feeVnd)
          .setPaidOnline(paidOnline)
          .setSimulated(stamp.simulated())
          .build();
    }

    @Override
    public boolean isBroken() {
      return open.isNegative() || feeVnd < 0;
    }

    @Override
    public Dossier altered() {
      String other = channel.equals("ONLINE") ? "COUNTER" : "ONLINE";
      return new Dossier(stamp, open, due, other, handling, feeVnd + 1, !paidOnline);
    }
  }

  /** An answer of a citizen. */
  record Feedback(Stamp stamp, int score) implements SentFact {
    @Override
    public FactKind kind() {
      return FactKind.FEEDBACK;
    }

    @Override
    public SpecificRecord avro() {
      return ServiceFeedbackSubmitted.newBuilder()
          .setEventId(stamp.id())
          .setEventTime(stamp.at())
          .setProvinceCode(stamp.code())
          .setServiceCode("1.000001")
          .setScore(score)
          .setSimulated(stamp.simulated())
          .build();
    }

    @Override
    public boolean isBroken() {
      return score < 1 || score > 5;
    }

    @Override
    public Feedback altered() {
      return new Feedback(stamp, score % 5 + 1);
    }
  }

  /** A file of officials. */
  record WorkRecord(Stamp stamp, String level, boolean online) implements SentFact {
    @Override
    public FactKind kind() {
      return FactKind.WORK_RECORD;
    }

    @Override
    public SpecificRecord avro() {
      return WorkRecordProcessed.newBuilder()
          .setEventId(stamp.id())
          .setEventTime(stamp.at())
          .setProvinceCode(stamp.code())
          .setLevel(level)
          .setOnline(online)
          .setSimulated(stamp.simulated())
          .build();
    }

    @Override
    public boolean isBroken() {
      return !Set.of("PROVINCE", "DISTRICT", "COMMUNE").contains(level);
    }

    @Override
    public WorkRecord altered() {
      return new WorkRecord(stamp, level, !online);
    }
  }

  /** An enterprise is registered as a kind. */
  record Registration(Stamp stamp, String enterprise, String as) implements SentFact {
    @Override
    public FactKind kind() {
      return FactKind.REGISTRATION;
    }

    @Override
    public SpecificRecord avro() {
      return DigitalEnterpriseRegistered.newBuilder()
          .setEventId(stamp.id())
          .setEventTime(stamp.at())
          .setEnterpriseId(enterprise)
          .setKind(as)
          .setProvinceCode(stamp.code())
          .setSimulated(stamp.simulated())
          .build();
    }

    @Override
    public boolean isBroken() {
      return !Set.of("DIGITAL", "DIGITAL_TECHNOLOGY").contains(as);
    }

    @Override
    public Registration altered() {
      return new Registration(
          stamp, enterprise, as.equals("DIGITAL") ? "DIGITAL_TECHNOLOGY" : "DIGITAL");
    }

    @Override
    public String key() {
      return enterprise;
    }
  }

  /** An enterprise is closed. */
  record Closing(Stamp stamp, String enterprise) implements SentFact {
    @Override
    public FactKind kind() {
      return FactKind.CLOSING;
    }

    @Override
    public SpecificRecord avro() {
      return DigitalEnterpriseClosed.newBuilder()
          .setEventId(stamp.id())
          .setEventTime(stamp.at())
          .setEnterpriseId(enterprise)
          .setProvinceCode(stamp.code())
          .setSimulated(stamp.simulated())
          .build();
    }

    @Override
    public boolean isBroken() {
      return false;
    }

    @Override
    public Closing altered() {
      Instant earlier = stamp.at().minusSeconds(1);
      return new Closing(
          new Stamp(stamp.id(), earlier, stamp.code(), stamp.simulated()), enterprise);
    }

    @Override
    public String key() {
      return enterprise;
    }
  }

  /**
   * An enterprise moves to the province of the stamp.
   *
   * @param from code of the province that it leaves
   */
  record Relocation(Stamp stamp, String enterprise, String from) implements SentFact {
    @Override
    public FactKind kind() {
      return FactKind.RELOCATION;
    }

    @Override
    public SpecificRecord avro() {
      return DigitalEnterpriseRelocated.newBuilder()
          .setEventId(stamp.id())
          .setEventTime(stamp.at())
          .setEnterpriseId(enterprise)
          .setFromProvinceCode(from)
          .setProvinceCode(stamp.code())
          .setSimulated(stamp.simulated())
          .build();
    }

    @Override
    public boolean isBroken() {
      return false;
    }

    @Override
    public Relocation altered() {
      return new Relocation(stamp, enterprise, from.equals("01") ? "79" : "01");
    }

    @Override
    public String key() {
      return enterprise;
    }
  }

  /** A province offers a public service at a level. */
  record Listing(Stamp stamp, String service, String level, boolean onPhone) implements SentFact {
    @Override
    public FactKind kind() {
      return FactKind.LISTING;
    }

    @Override
    public SpecificRecord avro() {
      return PublicServiceListed.newBuilder()
          .setEventId(stamp.id())
          .setEventTime(stamp.at())
          .setProvinceCode(stamp.code())
          .setServiceCode(service)
          .setLevel(level)
          .setUsableOnPhone(onPhone)
          .setSimulated(stamp.simulated())
          .build();
    }

    @Override
    public boolean isBroken() {
      return level.equals("LEVEL_5");
    }

    @Override
    public Listing altered() {
      return new Listing(stamp, service, level, !onPhone);
    }
  }
}
