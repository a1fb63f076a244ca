package vn.dxpulse.app.audit;

/**
 * A number that grew while it was compared: it was {@code least} before the books were read and
 * {@code most} after. The two are equal for every minute that is over.
 */
record Span(long least, long most) {

  static final Span NONE = exactly(0);

  static Span exactly(long number) {
    return new Span(number, number);
  }

  boolean contains(long number) {
    return least <= number && number <= most;
  }

  @Override
  public String toString() {
    return least == most ? Long.toString(least) : least + " to " + most;
  }
}
