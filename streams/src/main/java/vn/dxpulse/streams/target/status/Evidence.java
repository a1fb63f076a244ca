package vn.dxpulse.streams.target.status;

import java.util.List;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.target.Target;

/** What is known of the KPIs that targets are judged by. */
public interface Evidence {

  /**
   * Every value of a unit in the KPI and window of {@code subject}, whose own unit does not matter:
   * of a live KPI the last one of each day on which it changed, of a published statistic the one
   * kept for each period; by day.
   */
  List<Measurement> of(UnitId unit, Target.Subject subject);
}
