package vn.dxpulse.streams.expression;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.ServiceFeedbackSubmitted;
import vn.dxpulse.schemas.event.WorkRecordProcessed;

/** Facts whose fields meet at the edges: equal times, no due date, fees of 0. */
final class RandomFacts {

  static final Instant NOON = Instant.parse("2025-07-01T05:00:00Z");

  private RandomFacts() {}

  static Arbitrary<OnlineServiceTransactionCompleted> transactions() {
    return Combinators.combine(
            times(),
            times(),
            times().injectNull(0.3),
            Arbitraries.of("ONLINE", "COUNTER", "ASSISTED", "POST", "UNKNOWN", "ONLINE2", ""),
            Arbitraries.of("FULL_PROCESS", "PARTIAL", "OFFLINE", "FULL"),
            Arbitraries.oneOf(Arbitraries.longs().between(-2, 2), Arbitraries.longs()),
            Arbitraries.of(true, false),
            Arbitraries.of("1.000001", "1.0", "2.000001"))
        .as(
            (completed, submitted, due, channel, handling, fee, paid, service) ->
                OnlineServiceTransactionCompleted.newBuilder()
                    .setEventId("e")
                    .setEventTime(completed)
                    .setProvinceCode("01")
                    .setServiceCode(service)
                    .setSubmittedAt(submitted)
                    .setDueAt(due)
                    .setChannel(channel)
                    .setHandling(handling)
                    .setFeeVnd(fee)
                    .setPaidOnline(paid)
                    .setSimulated(false)
                    .build());
  }

  static Arbitrary<SpecificRecord> feedback() {
    return Arbitraries.integers()
        .between(-1, 6)
        .map(
            score ->
                ServiceFeedbackSubmitted.newBuilder()
                    .setEventId("e")
                    .setEventTime(NOON)
                    .setProvinceCode("01")
                    .setServiceCode("1.000001")
                    .setScore(score)
                    .build());
  }

  static Arbitrary<SpecificRecord> workRecords() {
    return Combinators.combine(
            Arbitraries.of("PROVINCE", "DISTRICT", "COMMUNE", "province"),
            Arbitraries.of(true, false))
        .as(
            (level, online) ->
                WorkRecordProcessed.newBuilder()
                    .setEventId("e")
                    .setEventTime(NOON)
                    .setProvinceCode("01")
                    .setLevel(level)
                    .setOnline(online)
                    .build());
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-2, 2).map(NOON::plusSeconds),
        Arbitraries.longs().between(-200_000_000L, 200_000_000L).map(NOON::plusMillis));
  }
}
