package vn.dxpulse.dashboard.rows;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns a flat Avro row into plain columns: the names, order and values of the topic, nulls
 * included.
 *
 * <p>Walks the schema, so a column added to the contract is served without a change here.
 */
public final class Columns {

  private Columns() {}

  /** Columns in the order of the schema; times are UTC milliseconds. Unmodifiable. */
  public static Map<String, Object> of(SpecificRecord row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (Schema.Field field : row.getSchema().getFields()) {
      columns.put(field.name(), plain(row.get(field.pos())));
    }
    return Collections.unmodifiableMap(columns);
  }

  private static Object plain(Object value) {
    return value instanceof Instant time ? time.toEpochMilli() : value;
  }
}
