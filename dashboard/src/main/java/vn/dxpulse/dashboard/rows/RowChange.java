package vn.dxpulse.dashboard.rows;

import java.util.Optional;

/**
 * The last thing that happened to a key.
 *
 * @param sequence position among all changes of the store; unique and growing
 * @param key the key that changed
 * @param row the newest row, or empty if it was removed
 */
public record RowChange(long sequence, RowKey key, Optional<KpiRow> row) {

  boolean supersededBy(KpiRow newer) {
    return row.map(old -> newer.revision() > old.revision()).orElse(true);
  }
}
