/**
 * Filters and values of KPIs, written in CEL (Common Expression Language) and evaluated on decoded
 * facts without an object per fact.
 *
 * <p>In: {@link vn.dxpulse.streams.expression.Term}s, such as {@code channel == "ONLINE"}, and the
 * Avro schema whose fields they name. Out: what a fact adds to each term. {@link
 * vn.dxpulse.streams.expression.FactProgram} is the type to read first. CEL's own library parses
 * and checks the types; the closed subset named in {@link
 * vn.dxpulse.streams.expression.FactLanguage} is then evaluated here, for the reason measured in
 * {@code docs/adr/0008-kpi-expressions.md}. Which KPI has which terms is for {@code catalogue} to
 * say.
 */
package vn.dxpulse.streams.expression;
