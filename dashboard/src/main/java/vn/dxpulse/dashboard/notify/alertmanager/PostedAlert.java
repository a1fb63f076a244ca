package vn.dxpulse.dashboard.notify.alertmanager;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An alert as Alertmanager takes it. Its labels are its identity there.
 *
 * @param startsAt since when it fires
 * @param endsAt until when it fires unless it is sent again; in the past if it is over
 * @param source page that shows it; none if nobody said where the dashboard is
 */
record PostedAlert(
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    Optional<String> source) {

  PostedAlert {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  PostedAlert endedAt(Instant time) {
    return new PostedAlert(labels, annotations, startsAt, time, source);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("labels", labels);
    json.put("annotations", annotations);
    json.put("startsAt", startsAt.toString());
    json.put("endsAt", endsAt.toString());
    source.ifPresent(page -> json.put("generatorURL", page));
    return json;
  }
}
