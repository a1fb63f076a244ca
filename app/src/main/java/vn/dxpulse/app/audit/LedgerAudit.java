package vn.dxpulse.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares the books with what stands on the topics. Pure. */
final class LedgerAudit {

  private final List<Mismatch> mismatches = new ArrayList<>();

  private LedgerAudit() {}

  /**
   * Everything that does not add up, by topic, partition and minute. A minute that only one side
   * knows counts as zeros on the other.
   */
  static List<Mismatch> check(
      Map<InputMinute, Evidence> evidence, Map<InputMinute, Booked> ledger) {
    LedgerAudit audit = new LedgerAudit();
    TreeSet<InputMinute> minutes = new TreeSet<>(evidence.keySet());
    minutes.addAll(ledger.keySet());
    for (InputMinute minute : minutes) {
      audit.check(
          minute,
          evidence.getOrDefault(minute, Evidence.NONE),
          ledger.getOrDefault(minute, Booked.NOTHING));
    }
    return List.copyOf(audit.mismatches);
  }

  private void check(InputMinute minute, Evidence evidence, Booked booked) {
    expect(minute, "read", booked.read(), evidence.records(), "records on the topic");
    expect(minute, "rejected", booked.rejected(), evidence.rejected(), "on the rejected topic");
    expect(minute, "late", booked.late(), evidence.late(), "on the late topic");
    if (booked.read() != booked.sum()) {
      add(
          minute,
          "ledger read "
              + booked.read()
              + ", but counted + duplicate + late + rejected + in_transit is "
              + booked.sum(),
          false);
    }
    if (booked.conflict() > booked.duplicate()) {
      add(
          minute,
          "ledger has " + booked.conflict() + " conflicts among " + booked.duplicate() + " copies",
          false);
    }
    if (booked.anomalous() > booked.counted()) {
      add(
          minute,
          "ledger has "
              + booked.anomalous()
              + " anomalous records among "
              + booked.counted()
              + " counted",
          false);
    }
    if (booked.inTransit() != 0) {
      add(minute, "ledger in_transit " + booked.inTransit() + ", expected 0", true);
    }
  }

  private void expect(
      InputMinute minute, String column, long booked, Span actual, String whatIsThere) {
    if (!actual.contains(booked)) {
      add(
          minute,
          "ledger " + column + " " + booked + ", expected " + actual + " " + whatIsThere,
          booked < actual.least());
    }
  }

  private void add(InputMinute minute, String problem, boolean pending) {
    mismatches.add(Mismatch.of(minute, problem, pending));
  }
}
