/**
 * The published figures that ship with the monitor: what ministries, provinces and the press have
 * stated about provinces, each with its source.
 *
 * <p>Start with {@link vn.dxpulse.producers.figures.PublishedFigures}. Two resources stand beside
 * this package: {@code published-figures.csv} keeps each figure as it was observed, with the unit
 * version it was measured on; {@code indicator-mapping.csv} says which catalogued series it belongs
 * to. Left out: figures without a number ("less than 10"), figures about the nation, and milestones
 * such as the opening of a city's operations centre, which are declarations and not statistics.
 */
package vn.dxpulse.producers.figures;
