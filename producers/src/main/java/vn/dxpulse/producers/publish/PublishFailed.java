package vn.dxpulse.producers.publish;

/** A fact could not be delivered; whatever was handed over after it may be lost too. */
public final class PublishFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final String key;
  private final String eventId;

  PublishFailed(String topic, String key, String eventId, Throwable cause) {
    super(
        "event %s with key '%s' was not delivered to %s: %s"
            .formatted(eventId, key, topic, cause.getMessage()),
        cause);
    this.topic = topic;
    this.key = key;
    this.eventId = eventId;
  }

  /** Topic that the first undelivered event was for. */
  public String topic() {
    return topic;
  }

  /** Key of the first undelivered event. */
  public String key() {
    return key;
  }

  /** Id of the first undelivered event. */
  public String eventId() {
    return eventId;
  }

  /** The same failure, to be thrown once more: an exception cannot suppress itself. */
  PublishFailed again() {
    return new PublishFailed(topic, key, eventId, getCause());
  }
}
