package vn.dxpulse.streams.ledger;

/** Why a record is not counted. The names are a contract: they stand on the dead letter topic. */
public enum RejectionReason {
  /** No value at all on a topic of facts. */
  EMPTY_VALUE,
  /** Not Confluent's wire format, or a body that its writer's schema does not explain. */
  UNDECODABLE,
  /** The schema registry does not know the schema id. */
  UNKNOWN_SCHEMA,
  /** The writer's schema lacks a field that the fact cannot do without. */
  INCOMPATIBLE_SCHEMA,
  /** No unit ever had this province code; includes an empty one. */
  UNKNOWN_REGION,
  /** The code belonged to a unit that did not exist at event time. */
  CLOSED_UNIT,
  /** Key or partition is not the one that the payload belongs to. */
  MISROUTED,
  /** Event time lies more than five minutes after arrival. */
  FUTURE,
  /** Event time lies before the year 2000, such as a sentinel date. */
  BEFORE_2000,
  /** Fields contradict each other, such as completed before submitted. */
  BROKEN_INVARIANT,
  /**
   * Indicator and method, or milestone, not in the catalogue; or the unit of measure is another.
   */
  UNKNOWN_INDICATOR
}
