package vn.dxpulse.streams.kpi;

import java.util.OptionalInt;

/** What the counters of a cell are known by where it is kept. */
interface CounterIds {

  /** Number of counters. */
  int size();

  /** Id of a counter: the same in every run. */
  int id(int counter);

  /** The counter of that id, if it is still counted. */
  OptionalInt counterOf(int id);
}
