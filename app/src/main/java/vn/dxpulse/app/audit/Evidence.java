package vn.dxpulse.app.audit;

/**
 * What stands on the topics of one input partition and minute, whatever the ledger says.
 *
 * @param records records on the topic of facts
 * @param late distinct origins among them on the late topic
 * @param rejected distinct origins among them on the rejected topic
 */
record Evidence(Span records, Span late, Span rejected) {

  static final Evidence NONE = new Evidence(Span.NONE, Span.NONE, Span.NONE);

  static Evidence of(long records, long late, long rejected) {
    return new Evidence(Span.exactly(records), Span.exactly(late), Span.exactly(rejected));
  }
}
