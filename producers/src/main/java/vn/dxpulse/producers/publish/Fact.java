package vn.dxpulse.producers.publish;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.event.DigitalEnterpriseClosed;
import vn.dxpulse.schemas.event.DigitalEnterpriseRegistered;
import vn.dxpulse.schemas.event.DigitalEnterpriseRelocated;
import vn.dxpulse.schemas.event.IndicatorReported;
import vn.dxpulse.schemas.event.MilestoneDeclared;
import vn.dxpulse.schemas.event.OnlineServiceTransactionCompleted;
import vn.dxpulse.schemas.event.PublicServiceListed;
import vn.dxpulse.schemas.event.ServiceFeedbackSubmitted;
import vn.dxpulse.schemas.event.WorkRecordProcessed;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;

/**
 * An event bound to its topic, key, id and event time. One factory per kind of event is the only
 * way to make one, so the key always is the one that the schema documents.
 *
 * <p>Immutable. The key is empty where the event names no province.
 */
public final class Fact<V extends SpecificRecord> {

  private final Function<Topics, Topic<V>> topic;
  private final String key;
  private final String owner;
  private final String eventId;
  private final Instant eventTime;
  private final V event;

  private Fact(
      Function<Topics, Topic<V>> topic, String key, String eventId, Instant eventTime, V event) {
    this(topic, new Place(key, key), eventId, eventTime, event);
  }

  private Fact(
      Function<Topics, Topic<V>> topic, Place place, String eventId, Instant eventTime, V event) {
    this.topic = topic;
    this.key = Objects.requireNonNull(place.key(), "key");
    this.owner = Objects.requireNonNull(place.owner(), "owner");
    this.eventId = Objects.requireNonNull(eventId, "eventId");
    this.eventTime = Objects.requireNonNull(eventTime, "eventTime");
    this.event = event;
  }

  /** Keyed by province. */
  public static Fact<OnlineServiceTransactionCompleted> of(
      OnlineServiceTransactionCompleted event) {
    return new Fact<>(
        Topics::transactions,
        event.getProvinceCode(),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** Keyed by province. */
  public static Fact<ServiceFeedbackSubmitted> of(ServiceFeedbackSubmitted event) {
    return new Fact<>(
        Topics::feedback, event.getProvinceCode(), event.getEventId(), event.getEventTime(), event);
  }

  /** Keyed by province. */
  public static Fact<WorkRecordProcessed> of(WorkRecordProcessed event) {
    return new Fact<>(
        Topics::workRecords,
        event.getProvinceCode(),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** Keyed by enterprise. */
  public static Fact<DigitalEnterpriseRegistered> of(DigitalEnterpriseRegistered event) {
    return new Fact<>(
        Topics::enterprisesRegistered,
        event.getEnterpriseId(),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** Keyed by enterprise. */
  public static Fact<DigitalEnterpriseClosed> of(DigitalEnterpriseClosed event) {
    return new Fact<>(
        Topics::enterprisesClosed,
        event.getEnterpriseId(),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** Keyed by enterprise. */
  public static Fact<DigitalEnterpriseRelocated> of(DigitalEnterpriseRelocated event) {
    return new Fact<>(
        Topics::enterprisesRelocated,
        event.getEnterpriseId(),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** Keyed by {@code province code|service code}, in the partition of the province. */
  public static Fact<PublicServiceListed> of(PublicServiceListed event) {
    return new Fact<>(
        Topics::publicServices,
        new Place(event.getProvinceCode() + "|" + event.getServiceCode(), event.getProvinceCode()),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** Keyed by province. */
  public static Fact<IndicatorReported> of(IndicatorReported event) {
    return new Fact<>(
        Topics::indicators,
        event.getProvinceCode(),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** Keyed by province. */
  public static Fact<MilestoneDeclared> of(MilestoneDeclared event) {
    return new Fact<>(
        Topics::milestones,
        event.getProvinceCode(),
        event.getEventId(),
        event.getEventTime(),
        event);
  }

  /** The topic of this fact among {@code topics}. */
  public Topic<V> topicIn(Topics topics) {
    return topic.apply(topics);
  }

  /** Key of the record. */
  public String key() {
    return key;
  }

  /** The key whose partition the record belongs to: its own, or a part of it. */
  public String owner() {
    return owner;
  }

  /** Identity of the event, kept when it is sent again. */
  public String eventId() {
    return eventId;
  }

  /** When it happened. */
  public Instant eventTime() {
    return eventTime;
  }

  /** The Avro record. */
  public V event() {
    return event;
  }

  private record Place(String key, String owner) {}
}
