package vn.dxpulse.streams.alert;

import java.io.IOException;
import java.util.Optional;
import vn.dxpulse.streams.alert.Alert.Care;
import vn.dxpulse.streams.alert.Alert.Episode;
import vn.dxpulse.streams.alert.Alert.Heard;
import vn.dxpulse.streams.alert.Alert.Trail;
import vn.dxpulse.streams.alert.Evidence.Origin;
import vn.dxpulse.streams.alert.Evidence.Place;
import vn.dxpulse.streams.alert.Evidence.Summary;
import vn.dxpulse.streams.alert.rule.AlertKind;
import vn.dxpulse.streams.alert.rule.Severity;
import vn.dxpulse.streams.alert.rule.Signal;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/** An alert as bytes, part by part. */
final class AlertFormat {

  private AlertFormat() {}

  static void write(Alert alert, StoredOutput out) throws IOException {
    out.writeText(alert.stage().name());
    out.writeLong(alert.sinceMs());
    out.writeText(alert.heard().signal().name());
    out.writeLong(alert.heard().sinceMs());
    write(alert.episode(), out);
    write(alert.care(), out);
    write(alert.evidence(), out);
    write(alert.trail(), out);
  }

  static Alert read(AlertId id, StoredInput in) throws IOException {
    return new Alert(
        id,
        Stage.valueOf(in.readText()),
        in.readLong(),
        new Heard(Signal.valueOf(in.readText()), in.readLong()),
        readEpisode(in),
        readCare(in),
        readEvidence(in),
        readTrail(in));
  }

  private static void write(Episode episode, StoredOutput out) throws IOException {
    out.writeLong(episode.number());
    out.writeInt(episode.level());
    out.writeBoolean(episode.flapping());
    out.writeLong(episode.startedMs());
    out.writeOptional(episode.firedMs());
    out.writeOptional(episode.resolvedMs());
  }

  private static Episode readEpisode(StoredInput in) throws IOException {
    return new Episode(
        in.readLong(),
        in.readInt(),
        in.readBoolean(),
        in.readLong(),
        in.readOptionalLong(),
        in.readOptionalLong());
  }

  private static void write(Care care, StoredOutput out) throws IOException {
    out.writeOptional(care.taken(), AlertFormat::write);
    out.writeOptional(care.silence());
  }

  private static Care readCare(StoredInput in) throws IOException {
    return new Care(in.readOptional(AlertFormat::readTaken), in.readOptionalText());
  }

  private static void write(Acknowledgement taken, StoredOutput out) throws IOException {
    out.writeText(taken.owner());
    out.writeText(taken.comment());
    out.writeOptional(taken.untilMs());
  }

  private static Acknowledgement readTaken(StoredInput in) throws IOException {
    return new Acknowledgement(in.readText(), in.readText(), in.readOptionalLong());
  }

  private static void write(Evidence evidence, StoredOutput out) throws IOException {
    out.writeText(evidence.kind().name());
    out.writeText(evidence.severity().name());
    out.writeOptional(evidence.place().map(Place::unit));
    out.writeOptional(evidence.place().map(Place::kpi));
    out.writeText(evidence.summary().vi());
    out.writeText(evidence.summary().en());
    out.writeText(evidence.summary().link());
    out.writeBoolean(evidence.origin().simulated());
    out.writeBoolean(evidence.origin().notifies());
    out.writeLong(evidence.origin().revision());
  }

  private static Evidence readEvidence(StoredInput in) throws IOException {
    AlertKind kind = AlertKind.valueOf(in.readText());
    Severity severity = Severity.valueOf(in.readText());
    Optional<String> unit = in.readOptionalText();
    Optional<String> kpi = in.readOptionalText();
    return new Evidence(
        kind,
        severity,
        unit.flatMap(one -> kpi.map(other -> new Place(one, other))),
        new Summary(in.readText(), in.readText(), in.readText()),
        new Origin(in.readBoolean(), in.readBoolean(), in.readLong()));
  }

  private static void write(Trail trail, StoredOutput out) throws IOException {
    out.writeLong(trail.transitions());
    out.writeLong(trail.changedRevision());
    out.writeLong(trail.revision());
    out.writeList(trail.firingsMs(), (firedMs, to) -> to.writeLong(firedMs));
  }

  private static Trail readTrail(StoredInput in) throws IOException {
    return new Trail(
        in.readLong(), in.readLong(), in.readLong(), in.readList(StoredInput::readLong));
  }
}
