package vn.dxpulse.streams.target;

import java.util.Objects;

/** What becomes of a target when its unit is merged. */
public sealed interface Succession {

  /** It ends with the unit; the successor has targets of its own. */
  record Ends() implements Succession {}

  /** The successor carries it on, from a baseline of its own that is marked as such. */
  record Inherits(Baseline from) implements Succession {
    public Inherits {
      Objects.requireNonNull(from, "from");
    }
  }

  /** The successor carries it on by level only: nothing was published of the whole new unit. */
  record InheritsWithoutBaseline() implements Succession {}
}
