package vn.dxpulse.dashboard.notify;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ids of the newest {@value #KEPT} transitions that were delivered, some 2 MB. For one thread. */
final class SentIds {

  static final int KEPT = 10_000;

  private final Map<String, Boolean> ids =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > KEPT;
        }
      };

  void add(String id) {
    ids.put(id, true);
  }

  boolean contains(String id) {
    return ids.containsKey(id);
  }
}
