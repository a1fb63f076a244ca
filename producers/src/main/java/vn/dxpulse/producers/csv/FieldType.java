package vn.dxpulse.producers.csv;

/** How the text of a cell becomes the value of a field. */
enum FieldType {
  /** Any text but the empty one. */
  TEXT,
  /** Code of a unit; empty or unknown codes pass, as the streams part rejects them. */
  UNIT_CODE,
  /** Local time by the mapping's pattern and zone. */
  TIME,
  /** Whole number, at least 0, in digits without separators. */
  COUNT,
  /** {@code true} or {@code false}. */
  FLAG,
  /** One of the field's allowed words. */
  CHOICE
}
