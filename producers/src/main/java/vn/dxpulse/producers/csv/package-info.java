/**
 * Import of CSV files as events: rows in, facts out, in the order of their event times.
 *
 * <p>Start with {@link vn.dxpulse.producers.csv.CsvImport}. A {@link
 * vn.dxpulse.producers.csv.Mapping}, a YAML file, says which column becomes which field, so a new
 * source needs no code; a new kind of event is one more {@code EventKind}. Every row is published,
 * skipped by the mapping's own rule, or written to a reject file with its line and the reason.
 * Whether a region or a time makes sense is not judged here: the streams part does that, for all
 * producers alike.
 */
package vn.dxpulse.producers.csv;
