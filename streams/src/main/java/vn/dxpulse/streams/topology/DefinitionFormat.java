package vn.dxpulse.streams.topology;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.stored.StoredInput;
import vn.dxpulse.streams.stored.StoredOutput;
import vn.dxpulse.streams.target.Baseline;
import vn.dxpulse.streams.target.Basis;
import vn.dxpulse.streams.target.Comparator;
import vn.dxpulse.streams.target.Succession;
import vn.dxpulse.streams.target.Target;
import vn.dxpulse.streams.target.Threshold;
import vn.dxpulse.streams.target.Tolerance;
import vn.dxpulse.streams.target.Trajectory;

/** A target without its id, which stands in the key, as bytes, part by part. */
final class DefinitionFormat {

  private DefinitionFormat() {}

  static void write(Target target, StoredOutput out) throws IOException {
    Target.Wording wording = target.wording();
    for (String text :
        List.of(
            wording.nameVi(),
            wording.nameEn(),
            wording.worded(),
            wording.ambiguity(),
            wording.source(),
            target.subject().unit().toString(),
            target.subject().kpi(),
            target.subject().window(),
            target.subject().unitOfMeasure(),
            target.basis().token(),
            target.demand().comparator().symbol())) {
      out.writeText(text);
    }
    out.writeDouble(target.demand().value());
    out.writeOptional(target.rangeEnd());
    out.writeOptional(target.baseline(), DefinitionFormat::write);
    out.writeDay(target.deadline());
    write(target.trajectory(), out);
    write(target.judging(), out);
    write(target.succession(), out);
    out.writeOptional(target.universe());
  }

  static Target read(String id, StoredInput in) throws IOException {
    return new Target(
        id,
        new Target.Wording(
            in.readText(), in.readText(), in.readText(), in.readText(), in.readText()),
        new Target.Subject(
            UnitId.parse(in.readText()), in.readText(), in.readText(), in.readText()),
        Basis.of(in.readText()),
        new Threshold(Comparator.of(in.readText()), in.readDouble()),
        in.readOptionalDouble(),
        in.readOptional(DefinitionFormat::readBaseline),
        in.readDay(),
        readTrajectory(in),
        readJudging(in),
        readSuccession(in),
        in.readOptionalInt());
  }

  private static void write(Trajectory trajectory, StoredOutput out) throws IOException {
    out.writeText(trajectory.shape().token());
    out.writeList(trajectory.points(), DefinitionFormat::write);
  }

  private static Trajectory readTrajectory(StoredInput in) throws IOException {
    return new Trajectory(
        Trajectory.Shape.of(in.readText()), in.readList(DefinitionFormat::readPoint));
  }

  private static void write(Trajectory.Point point, StoredOutput out) throws IOException {
    out.writeDay(point.day());
    out.writeDouble(point.value());
  }

  private static Trajectory.Point readPoint(StoredInput in) throws IOException {
    return new Trajectory.Point(in.readDay(), in.readDouble());
  }

  private static void write(Target.Judging judging, StoredOutput out) throws IOException {
    out.writeDouble(judging.tolerance().onTrackFrom());
    out.writeDouble(judging.tolerance().atRiskFrom());
    out.writeInt(judging.shortDays());
    out.writeInt(judging.longDays());
    out.writeInt(judging.maxAgeDays());
  }

  private static Target.Judging readJudging(StoredInput in) throws IOException {
    return new Target.Judging(
        new Tolerance(in.readDouble(), in.readDouble()), in.readInt(), in.readInt(), in.readInt());
  }

  private static void write(Succession succession, StoredOutput out) throws IOException {
    out.writeBoolean(succession instanceof Succession.Ends);
    out.writeOptional(
        succession instanceof Succession.Inherits inherits
            ? Optional.of(inherits.from())
            : Optional.empty(),
        DefinitionFormat::write);
  }

  private static Succession readSuccession(StoredInput in) throws IOException {
    boolean ends = in.readBoolean();
    Optional<Baseline> from = in.readOptional(DefinitionFormat::readBaseline);
    return ends
        ? new Succession.Ends()
        : from.<Succession>map(Succession.Inherits::new)
            .orElseGet(Succession.InheritsWithoutBaseline::new);
  }

  private static void write(Baseline baseline, StoredOutput out) throws IOException {
    out.writeDay(baseline.day());
    out.writeDouble(baseline.value());
    out.writeText(baseline.source());
  }

  private static Baseline readBaseline(StoredInput in) throws IOException {
    return new Baseline(in.readDay(), in.readDouble(), in.readText());
  }
}
