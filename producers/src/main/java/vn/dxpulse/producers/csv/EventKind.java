package vn.dxpulse.producers.csv;

import java.util.List;
import java.util.Optional;
import vn.dxpulse.producers.publish.Fact;

/** A kind of event that rows can become. */
interface EventKind {

  /** Name in mappings: that of the topic without {@code dx.evt.} and version. */
  String name();

  /** The fields that a mapping may fill. */
  List<FieldSpec> fields();

  /** The event of one row. */
  Fact<?> convert(RowValues row) throws UnreadableRow;

  /** Every kind there is; one more kind is one more entry. */
  static List<EventKind> all() {
    return List.of(new TransactionKind());
  }

  static Optional<EventKind> named(String name) {
    return all().stream().filter(kind -> kind.name().equals(name)).findFirst();
  }
}
