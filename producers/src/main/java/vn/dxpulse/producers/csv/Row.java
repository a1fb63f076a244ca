package vn.dxpulse.producers.csv;

import org.apache.commons.csv.CSVRecord;

/**
 * One row of a file.
 *
 * @param line line on which the row begins; the header is line 1
 */
record Row(long line, CSVRecord csv) {

  /** Text of a cell without the blanks around it. */
  String cell(String column) {
    return csv.get(column).strip();
  }
}
