/**
 * Enterprises that open, move and close, in whatever order the news arrives, and the stock changes
 * that follow.
 *
 * <p>Pure: no Kafka, no Avro, no clock. In: facts about one enterprise. Out: at most one gain and
 * one loss per kind and fact, so that sums of them are the stock. Read {@link
 * vn.dxpulse.streams.entity.EnterpriseState} first. Counting per unit is done in {@code kpi}.
 */
package vn.dxpulse.streams.entity;
