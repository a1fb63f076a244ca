/**
 * Which KPIs there are: the file {@code kpis.yaml}, read and checked at start.
 *
 * <p>In: a YAML file and the catalogue of published statistics. Out: {@link
 * vn.dxpulse.streams.catalogue.Kpi}s by kind, or all problems of the file at once. {@link
 * vn.dxpulse.streams.catalogue.KpiCatalogue} is the type to read first; the shipped file explains
 * its keys. Rules that keep look-alikes apart (dossiers and work records, three satisfactions) are
 * the words in {@code Subject}. Nothing is counted here: terms are evaluated by {@code expression},
 * sums kept by {@code pane} and {@code kpi}.
 */
package vn.dxpulse.streams.catalogue;
