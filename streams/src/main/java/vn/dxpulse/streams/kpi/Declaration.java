package vn.dxpulse.streams.kpi;

import vn.dxpulse.streams.entity.FactTime;

/**
 * Somebody declared a milestone reached, or withdrew that.
 *
 * @param milestone id in the catalogue, such as {@code smart_city}
 * @param subject what was declared, such as the name of an urban area
 * @param time when; of two about one subject the later stands
 */
public record Declaration(
    String milestone, String subject, FactTime time, boolean withdrawn, boolean simulated) {}
