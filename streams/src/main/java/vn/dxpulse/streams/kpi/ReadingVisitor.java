package vn.dxpulse.streams.kpi;

import vn.dxpulse.streams.catalogue.Kpi;

/** Takes the readings of a unit, in the order of {@link Places}. */
interface ReadingVisitor {

  /** Takes one reading of {@code kpi} over the window of that id. */
  void reading(Kpi kpi, String window, Reading reading, boolean simulated);
}
