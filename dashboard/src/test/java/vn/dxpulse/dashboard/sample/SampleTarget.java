package vn.dxpulse.dashboard.sample;

import java.time.Instant;
import vn.dxpulse.schemas.row.TargetDefinition;
import vn.dxpulse.schemas.row.TargetStatus;

/** Thái Nguyên's 700 digital enterprises by the end of 2025, with another id, unit or KPI. */
public final class SampleTarget {

  private SampleTarget() {}

  public static TargetDefinition definition(String target, String unit, String kpi) {
    return TargetDefinition.newBuilder()
        .setTarget(target)
        .setNameVi("700 doanh nghiệp số")
        .setNameEn("700 digital enterprises")
        .setUnit(unit)
        .setKpi(kpi)
        .setWindow("now")
        .setBasis("number")
        .setComparator(">=")
        .setValue(700)
        .setUnitOfMeasure("enterprises")
        .setBaselineValue(480.0)
        .setBaselineDate("2024-12-31")
        .setBaselineSource("https://example.org/baseline")
        .setDeadline("2025-12-31")
        .setTrajectory("linear")
        .setPoints("2024-12-31=480.0 2025-12-31=700.0")
        .setOnTrackFrom(0.95)
        .setAtRiskFrom(0.6)
        .setPaceShortDays(30)
        .setPaceLongDays(90)
        .setSuccession("inherits")
        .setMaxAgeDays(3)
        .setWorded("700 doanh nghiệp số")
        .setAmbiguity("")
        .setSource("https://example.org/target")
        .setRevision(1)
        .build();
  }

  public static TargetStatus status(String target, String unit, String kpi, String status) {
    return TargetStatus.newBuilder()
        .setTarget(target)
        .setUnit(unit)
        .setKpi(kpi)
        .setWindow("now")
        .setStatus(status)
        .setReason("R_BELOW")
        .setProvisional(false)
        .setLevelOnly(false)
        .setComparator(">=")
        .setTargetValue(700)
        .setUnitOfMeasure("enterprises")
        .setDeadline("2025-12-31")
        .setActual(520.0)
        .setNumerator(520L)
        .setPaceFallsShort(false)
        .setExplanationVi("520 trên 608")
        .setExplanationEn("520 of 608")
        .setSimulated(false)
        .setNotify(true)
        .setDay("2025-08-01")
        .setAsOf(Instant.parse("2025-08-01T03:00:00Z"))
        .setRevision(3)
        .build();
  }
}
