package vn.dxpulse.streams.alert.rule;

import java.util.List;
import java.util.stream.Stream;
import vn.dxpulse.streams.target.status.State;

/**
 * What alerts need to know of how a target stands. Immutable.
 *
 * @param target id
 * @param unit unit version that is judged
 * @param kpi id
 * @param status one of {@link #STATUSES}; another one, of a later version, leaves alerts as they
 *     are
 * @param paceFallsShort true if the paces of both windows are too slow
 * @param origin what is behind it
 * @param why why it has that status
 */
public record TargetReading(
    String target,
    String unit,
    String kpi,
    String status,
    boolean paceFallsShort,
    Origin origin,
    Why why) {

  static final String NO_DATA = State.NO_DATA.name();

  public static final List<String> STATUSES = Stream.of(State.values()).map(State::name).toList();

  /**
   * What is behind a reading.
   *
   * @param simulated true if simulated events are
   * @param notifies false in a replay
   * @param revision of the row
   */
  public record Origin(boolean simulated, boolean notifies, long revision) {}

  /** One sentence in each language. */
  public record Why(String vi, String en) {}
}
