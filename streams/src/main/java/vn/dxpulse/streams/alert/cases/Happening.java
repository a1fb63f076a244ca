package vn.dxpulse.streams.alert.cases;

import java.util.Optional;
import vn.dxpulse.streams.alert.AlertBoard;
import vn.dxpulse.streams.alert.Answer;
import vn.dxpulse.streams.alert.Command;
import vn.dxpulse.streams.alert.InputMinute;
import vn.dxpulse.streams.alert.rule.QualityFigures;
import vn.dxpulse.streams.alert.rule.TargetReading;

/** Something that a board is told. */
sealed interface Happening {

  /** Tells it; gives what was wrong with the answer, if anything. */
  Optional<String> on(AlertBoard board, long atMs);

  /** How a target stands from now on. */
  record Stands(TargetReading reading) implements Happening {
    @Override
    public Optional<String> on(AlertBoard board, long atMs) {
      board.accept(reading, atMs);
      return Optional.empty();
    }
  }

  /** A target is taken back. */
  record Gone(String target) implements Happening {
    @Override
    public Optional<String> on(AlertBoard board, long atMs) {
      board.removeTarget(target, atMs);
      return Optional.empty();
    }
  }

  /** What the books say of the arrival minute that is on. */
  record Booked(String input, QualityFigures figures) implements Happening {

    private static final long MINUTE_MS = 60_000;

    @Override
    public Optional<String> on(AlertBoard board, long atMs) {
      long minuteMs = Math.floorDiv(atMs, MINUTE_MS) * MINUTE_MS;
      board.accept(new InputMinute(input, minuteMs), figures, atMs);
      return Optional.empty();
    }
  }

  /** Somebody wants something done. */
  record Asked(Command command, Answer.Reason expected) implements Happening {
    @Override
    public Optional<String> on(AlertBoard board, long atMs) {
      Answer answer = board.decide(command, atMs);
      return answer.reason() == expected
          ? Optional.empty()
          : Optional.of(
              "%s: expected the answer %s, is %s: %s"
                  .formatted(command.action(), expected, answer.reason(), answer.message()));
    }
  }
}
