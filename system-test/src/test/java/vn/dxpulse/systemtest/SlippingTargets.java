package vn.dxpulse.systemtest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.dxpulse.producers.publish.EventPublisher;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.topic.Topics;

/**
 * Targets of one digital enterprise in some provinces, half of which is expected today: closing the
 * enterprise lets one slip, registering it again brings it back. The rule beside them raises and
 * resolves alerts at once.
 */
final class SlippingTargets implements AutoCloseable {

  static final String RULE = "target-off-track";

  private static final int DAYS = 100;

  private static final String RULES =
      """
      rules:
        - id: target-off-track
          kind: target
          severity: warning
          name_vi: Mục tiêu chệch hướng
          name_en: Target is off track
          fires: [OFF_TRACK]
          clears: [NOT_STARTED, ON_TRACK, ACHIEVED, MISSED, ENDED]
          hold_for: 0s
          clear_for: 0s
      """;

  private static final String TARGET =
      """
        - id: %s
          name_vi: Có một doanh nghiệp số
          name_en: One digital enterprise
          unit: %s@2025-07-01
          kpi: digital_enterprises
          window: now
          basis: number
          demand: {comparator: ">=", value: 1, unit: enterprises}
          deadline: %s
          baseline: {date: %s, value: 0, source: made up for a test}
          trajectory: linear
          max_age_days: 3000
          succession: ends
          worded: 1 doanh nghiệp số
          ambiguity: Made up for a test, so nothing is left open.
          source: a test
      """;

  private final EventPublisher publisher;

  SlippingTargets(Connection connection, Topics topics) {
    publisher = new EventPublisher(connection, topics, URI.create("urn:dxpulse:slipping-targets"));
  }

  /** The alert rules as a file. */
  static Path rules(Path directory) throws IOException {
    return Files.writeString(directory.resolve("alerts.yaml"), RULES);
  }

  /** A target for each province as a file. */
  static Path targets(Path directory, List<String> provinces) throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.ofHours(7));
    String targets =
        provinces.stream()
            .map(
                code ->
                    TARGET.formatted(
                        target(code), code, today.plusDays(DAYS), today.minusDays(DAYS)))
            .collect(Collectors.joining());
    return Files.writeString(directory.resolve("targets.yaml"), "targets:\n" + targets);
  }

  static String target(String code) {
    return "T-" + code;
  }

  static String alert(String code) {
    return RULE + "|" + target(code);
  }

  /** Closes the enterprise of a province; returns when that is acknowledged. */
  void slip(String code) {
    publisher.publish(
        Fact.of(
            DigitalEnterpriseClosed.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEventTime(Instant.now())
                .setEnterpriseId("E-" + code)
                .setProvinceCode(code)
                .build()));
    publisher.flush();
  }

  /** Registers it again; returns when that is acknowledged. */
  void recover(String code) {
    publisher.publish(
        Fact.of(
            DigitalEnterpriseRegistered.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setEventTime(Instant.now())
                .setEnterpriseId("E-" + code)
                .setKind("DIGITAL")
                .setProvinceCode(code)
                .build()));
    publisher.flush();
  }

  @Override
  public void close() {
    publisher.close();
  }
}
