package vn.dxpulse.dashboard.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.dxpulse.schemas.row.AlertAnswer;

/** The newest {@value #KEPT} answers by command. Safe for any threads. */
final class LatestAnswers {

  private static final int KEPT = 1_000;

  private final Map<String, AlertAnswer> byCommand =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AlertAnswer> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void put(AlertAnswer answer) {
    byCommand.put(answer.getCommand(), answer);
  }

  synchronized Optional<AlertAnswer> find(String command) {
    return Optional.ofNullable(byCommand.get(command));
  }
}
