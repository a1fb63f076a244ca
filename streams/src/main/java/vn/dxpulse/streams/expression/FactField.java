package vn.dxpulse.streams.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import java.util.Optional;
import org.apache.avro.Schema;

/** A field of a fact as a variable of an expression. */
record FactField(String name, Kind kind, boolean nullable) {

  enum Kind {
    TEXT(SimpleType.STRING),
    NUMBER(SimpleType.INT),
    FLAG(SimpleType.BOOL),
    TIME(SimpleType.TIMESTAMP);

    private final CelType type;

    Kind(CelType type) {
      this.type = type;
    }
  }

  /** The variable for an Avro field; empty for a type that expressions do not know. */
  static Optional<FactField> of(Schema.Field field) {
    Schema schema = field.schema();
    if (schema.getType() != Schema.Type.UNION) {
      return kind(schema).map(kind -> new FactField(field.name(), kind, false));
    }
    boolean nullable = schema.getTypes().stream().anyMatch(FactField::isNull);
    return schema.getTypes().size() == 2 && nullable
        ? schema.getTypes().stream()
            .filter(branch -> !isNull(branch))
            .findFirst()
            .flatMap(FactField::kind)
            .map(kind -> new FactField(field.name(), kind, true))
        : Optional.empty();
  }

  CelType celType() {
    return nullable ? NullableType.create(kind.type) : kind.type;
  }

  /** The type itself, of one that may be null. */
  static CelType withoutNull(CelType type) {
    return type instanceof NullableType nullable ? nullable.targetType() : type;
  }

  private static Optional<Kind> kind(Schema schema) {
    boolean time =
        schema.getLogicalType() != null
            && schema.getLogicalType().getName().equals("timestamp-millis");
    return switch (schema.getType()) {
      case STRING -> Optional.of(Kind.TEXT);
      case BOOLEAN -> Optional.of(Kind.FLAG);
      case LONG -> Optional.of(time ? Kind.TIME : Kind.NUMBER);
      case INT -> schema.getLogicalType() == null ? Optional.of(Kind.NUMBER) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isNull(Schema schema) {
    return schema.getType() == Schema.Type.NULL;
  }
}
