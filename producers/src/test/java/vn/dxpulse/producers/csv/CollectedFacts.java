package vn.dxpulse.producers.csv;

import java.util.ArrayList;
import java.util.List;
import vn.dxpulse.producers.publish.Fact;
import vn.dxpulse.producers.publish.FactSink;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;

/** Keeps what is published. */
final class CollectedFacts implements FactSink {

  private final List<Fact<?>> facts = new ArrayList<>();
  private int flushed;

  @Override
  public void publish(Fact<?> fact) {
    facts.add(fact);
  }

  @Override
  public void flush() {
    flushed = facts.size();
  }

  int flushed() {
    return flushed;
  }

  List<OnlineServiceTransactionCompleted> transactions() {
    return facts.stream().map(fact -> (OnlineServiceTransactionCompleted) fact.event()).toList();
  }
}
