package vn.dxpulse.producers.csv;

import java.util.List;

/**
 * A field of an event, as far as a mapping may fill it.
 *
 * @param name name in the Avro schema
 * @param required true if a mapping must fill it
 * @param allowed the words allowed for a {@link FieldType#CHOICE}; empty for other types
 */
record FieldSpec(String name, FieldType type, boolean required, List<String> allowed) {

  FieldSpec {
    allowed = List.copyOf(allowed);
  }

  static FieldSpec required(String name, FieldType type) {
    return new FieldSpec(name, type, true, List.of());
  }

  static FieldSpec optional(String name, FieldType type) {
    return new FieldSpec(name, type, false, List.of());
  }

  static FieldSpec choice(String name, boolean required, String... allowed) {
    return new FieldSpec(name, FieldType.CHOICE, required, List.of(allowed));
  }
}
