package vn.dxpulse.streams.alert;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import vn.dxpulse.streams.alert.Silence.Matchers;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;
import vn.dxpulse.streams.kpi.StoredText;

/** What a board knows besides its alerts, as bytes. */
final class BoardFormat {

  private BoardFormat() {}

  static void write(Silence silence, DataOutputStream out) throws IOException {
    StoredText.write(out, silence.state().name());
    StoredField.write(silence.matchers().rule(), out);
    StoredField.write(silence.matchers().target(), out);
    StoredField.write(silence.matchers().unit(), out);
    StoredField.write(silence.matchers().kpi(), out);
    StoredField.write(silence.matchers().severity(), out);
    StoredText.write(out, silence.note().by());
    StoredText.write(out, silence.note().reason());
    out.writeLong(silence.span().fromMs());
    out.writeLong(silence.span().untilMs());
    out.writeLong(silence.revision());
  }

  static Silence readSilence(String id, DataInputStream in) throws IOException {
    return new Silence(
        id,
        Silence.State.valueOf(StoredText.read(in)),
        new Matchers(
            StoredField.readText(in),
            StoredField.readText(in),
            StoredField.readText(in),
            StoredField.readText(in),
            StoredField.readText(in)),
        new Silence.Note(StoredText.read(in), StoredText.read(in)),
        new Silence.Span(in.readLong(), in.readLong()),
        in.readLong());
  }

  static void write(TargetReading reading, DataOutputStream out) throws IOException {
    StoredText.write(out, reading.unit());
    StoredText.write(out, reading.kpi());
    StoredText.write(out, reading.status());
    out.writeBoolean(reading.paceFallsShort());
    out.writeBoolean(reading.origin().simulated());
    out.writeBoolean(reading.origin().notifies());
    out.writeLong(reading.origin().revision());
    StoredText.write(out, reading.why().vi());
    StoredText.write(out, reading.why().en());
  }

  static TargetReading readTarget(String id, DataInputStream in) throws IOException {
    return new TargetReading(
        id,
        StoredText.read(in),
        StoredText.read(in),
        StoredText.read(in),
        in.readBoolean(),
        new TargetReading.Origin(in.readBoolean(), in.readBoolean(), in.readLong()),
        new TargetReading.Why(StoredText.read(in), StoredText.read(in)));
  }

  static void write(QualityFigures figures, DataOutputStream out) throws IOException {
    out.writeLong(figures.read());
    out.writeLong(figures.rejected());
    out.writeLong(figures.unaccounted());
  }

  static QualityFigures readFigures(DataInputStream in) throws IOException {
    return new QualityFigures(in.readLong(), in.readLong(), in.readLong());
  }

  static void write(Answer answer, DataOutputStream out) throws IOException {
    StoredText.write(out, answer.command());
    StoredText.write(out, answer.action());
    StoredText.write(out, answer.subject());
    StoredText.write(out, answer.reason().name());
    StoredText.write(out, answer.message());
    out.writeLong(answer.revision());
    out.writeLong(answer.atMs());
  }

  static Answer readAnswer(DataInputStream in) throws IOException {
    return new Answer(
        StoredText.read(in),
        StoredText.read(in),
        StoredText.read(in),
        Answer.Reason.valueOf(StoredText.read(in)),
        StoredText.read(in),
        in.readLong(),
        in.readLong());
  }
}
