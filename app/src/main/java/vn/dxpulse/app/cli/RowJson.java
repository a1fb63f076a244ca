package vn.dxpulse.app.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** A flat row as JSON, with the names of its columns; times in UTC milliseconds. */
final class RowJson {

  private RowJson() {}

  static ObjectNode of(SpecificRecord row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (Schema.Field field : row.getSchema().getFields()) {
      Object value = row.get(field.pos());
      if (value instanceof Instant time) {
        node.put(field.name(), time.toEpochMilli());
      } else {
        node.putPOJO(field.name(), value);
      }
    }
    return node;
  }
}
