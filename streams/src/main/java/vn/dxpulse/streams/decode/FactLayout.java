package vn.dxpulse.streams.decode;

import java.util.List;
import org.apache.avro.Schema;

/**
 * The fields of one kind of fact that are worth decoding; a field's position in the list is its
 * slot in the {@link FactCursor}.
 *
 * @param schema the reader's schema, which gives types and defaults
 * @param fields names of the wanted fields
 */
public record FactLayout(Schema schema, List<String> fields) {

  public FactLayout {
    fields = List.copyOf(fields);
    for (String field : fields) {
      if (schema.getField(field) == null) {
        throw new IllegalArgumentException(schema.getFullName() + " has no field " + field);
      }
    }
  }

  /** Slot of a wanted field in the cursor. */
  public int slotOf(String field) {
    int slot = slot(field);
    if (slot < 0) {
      throw new IllegalArgumentException(field + " is not one of " + fields);
    }
    return slot;
  }

  /** Slot of a field in the cursor, or -1 if it is not wanted. */
  int slot(String field) {
    return fields.indexOf(field);
  }
}
