package vn.dxpulse.streams.decode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import vn.dxpulse.streams.ledger.RejectionReason;

/**
 * How to read the wanted fields from records of one writer's schema: a step per field of the
 * writer, in its order, then the defaults of fields that the writer does not have. Immutable.
 */
final class RecordPlan {

  private final Step[] steps;

  private RecordPlan(List<Step> steps) {
    this.steps = steps.toArray(new Step[0]);
  }

  /**
   * Compiles the plan of one writer's schema.
   *
   * @throws UndecodableValue with INCOMPATIBLE_SCHEMA if a wanted field can neither be read nor
   *     take a default, or if a type of the writer contains itself
   */
  static RecordPlan of(Schema writer, FactLayout layout) throws UndecodableValue {
    Schema reader = layout.schema();
    if (writer.getType() != Schema.Type.RECORD
        || !writer.getFullName().equals(reader.getFullName())) {
      throw incompatible("schema " + writer.getFullName() + " is not " + reader.getFullName());
    }
    List<Step> steps = new ArrayList<>();
    for (Schema.Field field : writer.getFields()) {
      int slot = layout.slot(field.name());
      steps.add(
          slot < 0
              ? skip(field.schema(), Set.of(writer.getFullName()))
              : read(field.schema(), reader.getField(field.name()).schema(), slot));
    }
    for (String wanted : layout.fields()) {
      if (writer.getField(wanted) == null) {
        steps.add(defaultOf(reader.getField(wanted), layout.slot(wanted)));
      }
    }
    return new RecordPlan(steps);
  }

  void run(AvroBytes in, FactCursor out) throws UndecodableValue {
    for (Step step : steps) {
      step.run(in, out);
    }
  }

  private static Step read(Schema writer, Schema reader, int slot) throws UndecodableValue {
    if (writer.getType() == Schema.Type.UNION) {
      return new Step.Union(
          writer.getTypes().stream().map(branch -> readBranch(branch, reader, slot)).toList());
    }
    if (!canRead(writer.getType(), reader)) {
      throw incompatible(cannotRead(writer, reader));
    }
    return readOne(writer.getType(), reader, slot);
  }

  // As in Avro, a writer may have branches that the reader has not, as long as it does not use
  // them.
  private static Step readBranch(Schema branch, Schema reader, int slot) {
    return canRead(branch.getType(), reader)
        ? readOne(branch.getType(), reader, slot)
        : new Step.Refuse(cannotRead(branch, reader));
  }

  private static Step readOne(Schema.Type written, Schema reader, int slot) {
    boolean real = accepts(reader, Schema.Type.DOUBLE) || accepts(reader, Schema.Type.FLOAT);
    return switch (written) {
      case NULL -> new Step.SetNull(slot);
      case BOOLEAN -> new Step.ReadBoolean(slot);
      case INT -> real ? new Step.ReadIntAsDouble(slot) : new Step.ReadInt(slot);
      case LONG -> real ? new Step.ReadLongAsDouble(slot) : new Step.ReadLong(slot);
      case FLOAT -> new Step.ReadFloat(slot);
      case DOUBLE -> new Step.ReadDouble(slot);
      case STRING, BYTES -> new Step.ReadText(slot);
      case ENUM, FIXED, ARRAY, MAP, RECORD, UNION ->
          throw new IllegalStateException("no field of a fact is a " + written);
    };
  }

  /** Avro's promotions. */
  private static boolean canRead(Schema.Type written, Schema reader) {
    return switch (written) {
      case NULL, BOOLEAN, DOUBLE -> accepts(reader, written);
      case FLOAT -> accepts(reader, written) || canRead(Schema.Type.DOUBLE, reader);
      case LONG -> accepts(reader, written) || canRead(Schema.Type.FLOAT, reader);
      case INT -> accepts(reader, written) || canRead(Schema.Type.LONG, reader);
      case STRING, BYTES ->
          accepts(reader, Schema.Type.STRING) || accepts(reader, Schema.Type.BYTES);
      case ENUM, FIXED, ARRAY, MAP, RECORD, UNION -> false;
    };
  }

  private static String cannotRead(Schema writer, Schema reader) {
    return "cannot read a " + writer.getType() + " as " + reader;
  }

  private static boolean accepts(Schema reader, Schema.Type type) {
    return reader.getType() == Schema.Type.UNION
        ? reader.getTypes().stream().anyMatch(branch -> branch.getType() == type)
        : reader.getType() == type;
  }

  private static Step skip(Schema schema, Set<String> enclosing) throws UndecodableValue {
    return switch (schema.getType()) {
      case NULL -> new Step.SkipNothing();
      case BOOLEAN -> new Step.SkipBoolean();
      case INT -> new Step.SkipInt();
      case LONG -> new Step.SkipLong();
      case FLOAT -> new Step.SkipFixed(Float.BYTES);
      case DOUBLE -> new Step.SkipFixed(Double.BYTES);
      case FIXED -> new Step.SkipFixed(schema.getFixedSize());
      case STRING, BYTES -> new Step.SkipText();
      case ENUM -> new Step.SkipEnum(schema.getEnumSymbols().size());
      case UNION -> new Step.Union(skipAll(schema.getTypes(), enclosing));
      case ARRAY -> new Step.SkipBlocks(List.of(skip(schema.getElementType(), enclosing)));
      case MAP ->
          new Step.SkipBlocks(List.of(new Step.SkipText(), skip(schema.getValueType(), enclosing)));
      case RECORD -> skipRecord(schema, enclosing);
    };
  }

  // A type within itself has no plan of finite length, and its values any depth.
  private static Step skipRecord(Schema schema, Set<String> enclosing) throws UndecodableValue {
    Set<String> deeper = new HashSet<>(enclosing);
    if (!deeper.add(schema.getFullName())) {
      throw incompatible(schema.getFullName() + " contains itself");
    }
    return new Step.SkipRecord(
        skipAll(schema.getFields().stream().map(Schema.Field::schema).toList(), deeper));
  }

  private static List<Step> skipAll(List<Schema> schemas, Set<String> enclosing)
      throws UndecodableValue {
    List<Step> steps = new ArrayList<>();
    for (Schema schema : schemas) {
      steps.add(skip(schema, enclosing));
    }
    return steps;
  }

  private static Step defaultOf(Schema.Field field, int slot) throws UndecodableValue {
    if (!field.hasDefaultValue()) {
      throw incompatible("the writer's schema has no field " + field.name());
    }
    Object value = field.defaultVal();
    if (value instanceof Boolean flag) {
      return new Step.SetNumber(slot, flag ? 1 : 0);
    }
    if (value instanceof Integer || value instanceof Long) {
      return new Step.SetNumber(slot, ((Number) value).longValue());
    }
    if (value instanceof Number number) {
      return new Step.SetNumber(slot, Double.doubleToRawLongBits(number.doubleValue()));
    }
    if (value instanceof CharSequence text) {
      return new Step.SetText(slot, text.toString());
    }
    return new Step.SetNull(slot);
  }

  private static UndecodableValue incompatible(String detail) {
    return new UndecodableValue(RejectionReason.INCOMPATIBLE_SCHEMA, detail);
  }
}
