package vn.dxpulse.streams.duplicate;

/** What {@link SeenIds} says of an event. */
public enum Novelty {
  /** Not accepted within the horizon; from now on it is. */
  NEW,
  /** Accepted already, with the same content. */
  SAME,
  /** Accepted already, with other content; the first one stands. */
  CONFLICT
}
