package vn.dxpulse.streams.alert;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import vn.dxpulse.streams.kpi.StoredText;

/** An alert as bytes, part by part. */
final class AlertFormat {

  private AlertFormat() {}

  static void write(Alert alert, DataOutputStream out) throws IOException {
    StoredText.write(out, alert.stage().name());
    out.writeLong(alert.sinceMs());
    StoredText.write(out, alert.heard().signal().name());
    out.writeLong(alert.heard().sinceMs());
    write(alert.episode(), out);
    write(alert.care(), out);
    write(alert.evidence(), out);
    write(alert.trail(), out);
  }

  static Alert read(AlertId id, DataInputStream in) throws IOException {
    return new Alert(
        id,
        Stage.valueOf(StoredText.read(in)),
        in.readLong(),
        new Heard(Signal.valueOf(StoredText.read(in)), in.readLong()),
        readEpisode(in),
        readCare(in),
        readEvidence(in),
        readTrail(in));
  }

  private static void write(Episode episode, DataOutputStream out) throws IOException {
    out.writeLong(episode.number());
    out.writeInt(episode.level());
    out.writeBoolean(episode.flapping());
    out.writeLong(episode.startedMs());
    StoredField.write(episode.firedMs(), out);
    StoredField.write(episode.resolvedMs(), out);
  }

  private static Episode readEpisode(DataInputStream in) throws IOException {
    return new Episode(
        in.readLong(),
        in.readInt(),
        in.readBoolean(),
        in.readLong(),
        StoredField.readLong(in),
        StoredField.readLong(in));
  }

  private static void write(Care care, DataOutputStream out) throws IOException {
    out.writeBoolean(care.taken().isPresent());
    if (care.taken().isPresent()) {
      StoredText.write(out, care.taken().get().owner());
      StoredText.write(out, care.taken().get().comment());
      StoredField.write(care.taken().get().untilMs(), out);
    }
    StoredField.write(care.silence(), out);
  }

  private static Care readCare(DataInputStream in) throws IOException {
    Optional<Acknowledgement> taken =
        in.readBoolean()
            ? Optional.of(
                new Acknowledgement(
                    StoredText.read(in), StoredText.read(in), StoredField.readLong(in)))
            : Optional.empty();
    return new Care(taken, StoredField.readText(in));
  }

  private static void write(Evidence evidence, DataOutputStream out) throws IOException {
    StoredText.write(out, evidence.kind().name());
    StoredText.write(out, evidence.severity().name());
    StoredField.write(evidence.place().map(Place::unit), out);
    StoredField.write(evidence.place().map(Place::kpi), out);
    StoredText.write(out, evidence.summary().vi());
    StoredText.write(out, evidence.summary().en());
    StoredText.write(out, evidence.summary().link());
    out.writeBoolean(evidence.origin().simulated());
    out.writeBoolean(evidence.origin().notifies());
    out.writeLong(evidence.origin().revision());
  }

  private static Evidence readEvidence(DataInputStream in) throws IOException {
    AlertKind kind = AlertKind.valueOf(StoredText.read(in));
    Severity severity = Severity.valueOf(StoredText.read(in));
    Optional<String> unit = StoredField.readText(in);
    Optional<String> kpi = StoredField.readText(in);
    return new Evidence(
        kind,
        severity,
        unit.flatMap(one -> kpi.map(other -> new Place(one, other))),
        new Summary(StoredText.read(in), StoredText.read(in), StoredText.read(in)),
        new Origin(in.readBoolean(), in.readBoolean(), in.readLong()));
  }

  private static void write(Trail trail, DataOutputStream out) throws IOException {
    out.writeLong(trail.transitions());
    out.writeLong(trail.changedRevision());
    out.writeLong(trail.revision());
    out.writeInt(trail.firingsMs().size());
    for (long firedMs : trail.firingsMs()) {
      out.writeLong(firedMs);
    }
  }

  private static Trail readTrail(DataInputStream in) throws IOException {
    long transitions = in.readLong();
    long changedRevision = in.readLong();
    long revision = in.readLong();
    List<Long> firingsMs = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      firingsMs.add(in.readLong());
    }
    return new Trail(transitions, changedRevision, revision, firingsMs);
  }
}
