package vn.dxpulse.streams.catalogue;

import java.util.List;

/**
 * Some of the services of a unit.
 *
 * @param levels those at one of these levels
 * @param onPhoneOnly true: of them only those that can be used on a phone
 */
public record ServiceGroup(List<ServiceLevel> levels, boolean onPhoneOnly) {
  public ServiceGroup {
    levels = List.copyOf(levels);
  }
}
