package vn.dxpulse.producers.publish;

/** Where facts go. */
public interface FactSink {

  /**
   * Hands over one fact; it may be delivered later.
   *
   * @throws PublishFailed if this fact or an earlier one could not be delivered
   */
  void publish(Fact<?> fact);

  /**
   * Waits until every fact handed over so far is delivered.
   *
   * @throws PublishFailed if one could not be delivered
   */
  void flush();
}
