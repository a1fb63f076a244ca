package vn.dxpulse.producers.simulate;

/** A simulation has ended by itself; the cause says why, such as an event not delivered. */
public final class SimulationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimulationFailed(Throwable cause) {
    super("the simulation has ended: " + cause.getMessage(), cause);
  }
}
