package vn.dxpulse.streams;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dxpulse.schemas.connect.Connection;
import vn.dxpulse.schemas.row.KpiDefinition;
import vn.dxpulse.schemas.topic.AvroValues;
import vn.dxpulse.schemas.topic.ProvinceRow;
import vn.dxpulse.schemas.topic.Topic;
import vn.dxpulse.schemas.topic.Topics;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.catalogue.ServiceScale;
import vn.dxpulse.streams.pane.Window;

/**
 * Publishes the registry and the catalogue that this instance works with, for others to read; it is
 * never read back. Written again at every start: the topics are compacted upserts.
 */
final class ReferencePublisher {

  private final Connection connection;
  private final Topics topics;

  ReferencePublisher(Connection connection, Topics topics) {
    this.connection = connection;
    this.topics = topics;
  }

  void publish(UnitRegistry registry, KpiCatalogue catalogue) {
    publish(
        topics.provinces(),
        registry.units().stream()
            .collect(Collectors.toMap(unit -> unit.id().toString(), ProvinceRow::of)));
    publish(topics.kpis(), catalogue.all().stream().collect(Collectors.toMap(Kpi::id, this::row)));
  }

  private <V extends SpecificRecord> void publish(Topic<V> topic, Map<String, V> rows) {
    Map<String, Object> properties =
        connection.clientProperties(Map.of(ProducerConfig.ACKS_CONFIG, "all"));
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(
            properties, new StringSerializer(), new AvroValues(connection).serializer(topic))) {
      var pending =
          rows.entrySet().stream()
              .map(row -> new ProducerRecord<>(topic.name(), row.getKey(), row.getValue()))
              .map(producer::send)
              .toList();
      for (var delivery : pending) {
        delivery.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "cannot publish to " + topic.name() + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while publishing to " + topic.name(), e);
    }
  }

  private KpiDefinition row(Kpi kpi) {
    Kpi.Description description = kpi.description();
    Shape shape = Shape.of(kpi, topics);
    Optional<ServiceScale> scale =
        kpi instanceof Kpi.Services services ? Optional.of(services.scale()) : Optional.empty();
    return KpiDefinition.newBuilder()
        .setKpi(description.id())
        .setNameVi(description.nameVi())
        .setNameEn(description.nameEn())
        .setMeasure(shape.measure())
        .setEvent(shape.event())
        .setUnitOfMeasure(description.unitOfMeasure())
        .setDirection(description.direction().token())
        .setWindows(shape.windows())
        .setFormula(description.formula())
        .setDefinedFrom(scale.flatMap(ServiceScale::from).map(LocalDate::toString).orElse(null))
        .setDefinedUntil(scale.flatMap(ServiceScale::until).map(LocalDate::toString).orElse(null))
        .build();
  }

  /** What of a KPI's row depends on its kind. */
  private record Shape(String measure, String event, String windows) {

    static Shape of(Kpi kpi, Topics topics) {
      if (kpi instanceof Kpi.Flow flow) {
        return new Shape(
            flow.denominator().isPresent() ? "ratio" : "count",
            "dx.evt." + flow.event().token() + ".v1",
            flow.windows().stream().map(Window::id).collect(Collectors.joining(" ")));
      }
      if (kpi instanceof Kpi.Percentile percentile) {
        return new Shape(
            "percentile",
            "dx.evt." + percentile.event().token() + ".v1",
            percentile.windows().stream().map(Window::id).collect(Collectors.joining(" ")));
      }
      if (kpi instanceof Kpi.Milestone) {
        return new Shape("milestone", topics.milestones().name(), "now");
      }
      if (kpi instanceof Kpi.Services) {
        return new Shape("services", topics.publicServices().name(), "now");
      }
      return kpi instanceof Kpi.Stock
          ? new Shape("stock", topics.enterprisesRegistered().name(), "now")
          : new Shape("latest", topics.indicators().name(), "latest");
    }
  }
}
