package vn.dxpulse.streams.kpi;

import vn.dxpulse.streams.catalogue.ServiceLevel;
import vn.dxpulse.streams.entity.FactTime;

/**
 * A unit offers a public service at a level, or does not offer it any more.
 *
 * @param service code of the administrative procedure
 * @param onPhone true if it can be used on a phone
 * @param time from when; of two about one service the later stands
 */
public record Listing(
    String service, ServiceLevel level, boolean onPhone, FactTime time, boolean simulated) {}
