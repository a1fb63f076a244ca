/**
 * Which published statistics the monitor knows, and how each is called.
 *
 * <p>Start with {@link vn.dxpulse.schemas.indicator.IndicatorCatalogue}. A statistic is named by
 * indicator <em>and</em> method, because two bodies that count differently publish two series,
 * never one. The catalogue is data: {@code indicators.csv} beside this package. Values are not kept
 * here; they travel as {@code IndicatorReported}.
 */
package vn.dxpulse.schemas.indicator;
