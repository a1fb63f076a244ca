package vn.dxpulse.streams.alert;

import java.util.Optional;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;

/** What of a board is stored; the board takes back in the same form what it gave. */
public interface AlertEntries {

  void alert(Alert alert);

  /** Empty: forgotten. */
  void silence(String id, Optional<Silence> silence);

  /** Empty: forgotten. */
  void target(String id, Optional<TargetReading> reading);

  /** Without any record: forgotten. */
  void minute(InputMinute minute, QualityFigures figures);

  /**
   * One of a fixed number of slots, of which the next answer but so many takes the place.
   *
   * @param number of the answer, counted from 0
   */
  void answer(int slot, long number, Answer answer);

  void progress(Progress reached);
}
