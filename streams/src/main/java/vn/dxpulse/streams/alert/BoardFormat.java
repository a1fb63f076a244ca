package vn.dxpulse.streams.alert;

import java.io.IOException;
import vn.dxpulse.streams.alert.Silence.Matchers;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;

/** What a board knows besides its alerts, as bytes. */
final class BoardFormat {

  private BoardFormat() {}

  static void write(Silence silence, StoredOutput out) throws IOException {
    out.writeText(silence.state().name());
    out.writeOptional(silence.matchers().rule());
    out.writeOptional(silence.matchers().target());
    out.writeOptional(silence.matchers().unit());
    out.writeOptional(silence.matchers().kpi());
    out.writeOptional(silence.matchers().severity());
    out.writeText(silence.note().by());
    out.writeText(silence.note().reason());
    out.writeLong(silence.span().fromMs());
    out.writeLong(silence.span().untilMs());
    out.writeLong(silence.revision());
  }

  static Silence readSilence(String id, StoredInput in) throws IOException {
    return new Silence(
        id,
        Silence.State.valueOf(in.readText()),
        new Matchers(
            in.readOptionalText(),
            in.readOptionalText(),
            in.readOptionalText(),
            in.readOptionalText(),
            in.readOptionalText()),
        new Silence.Note(in.readText(), in.readText()),
        new Silence.Span(in.readLong(), in.readLong()),
        in.readLong());
  }

  static void write(TargetReading reading, StoredOutput out) throws IOException {
    out.writeText(reading.unit());
    out.writeText(reading.kpi());
    out.writeText(reading.status());
    out.writeBoolean(reading.paceFallsShort());
    out.writeBoolean(reading.origin().simulated());
    out.writeBoolean(reading.origin().notifies());
    out.writeLong(reading.origin().revision());
    out.writeText(reading.why().vi());
    out.writeText(reading.why().en());
  }

  static TargetReading readTarget(String id, StoredInput in) throws IOException {
    return new TargetReading(
        id,
        in.readText(),
        in.readText(),
        in.readText(),
        in.readBoolean(),
        new TargetReading.Origin(in.readBoolean(), in.readBoolean(), in.readLong()),
        new TargetReading.Why(in.readText(), in.readText()));
  }

  static void write(QualityFigures figures, StoredOutput out) throws IOException {
    out.writeLong(figures.read());
    out.writeLong(figures.rejected());
    out.writeLong(figures.unaccounted());
  }

  static QualityFigures readFigures(StoredInput in) throws IOException {
    return new QualityFigures(in.readLong(), in.readLong(), in.readLong());
  }

  static void write(Answer answer, StoredOutput out) throws IOException {
    out.writeText(answer.command());
    out.writeText(answer.action());
    out.writeText(answer.subject());
    out.writeText(answer.reason().name());
    out.writeText(answer.message());
    out.writeLong(answer.revision());
    out.writeLong(answer.atMs());
  }

  static Answer readAnswer(StoredInput in) throws IOException {
    return new Answer(
        in.readText(),
        in.readText(),
        in.readText(),
        Answer.Reason.valueOf(in.readText()),
        in.readText(),
        in.readLong(),
        in.readLong());
  }
}
