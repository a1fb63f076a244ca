package vn.dxpulse.dashboard.alert;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import vn.dxpulse.schemas.row.AlertAnswer;

/**
 * What is known of a command after it was sent.
 *
 * @param command its id
 * @param answer what was decided; empty if that took longer than one waits
 * @param row the alert or silence after it; empty if it was refused, or its row is not here yet
 */
public record CommandOutcome(
    String command, Optional<AlertAnswer> answer, Optional<SpecificRecord> row) {

  static CommandOutcome undecided(String command) {
    return new CommandOutcome(command, Optional.empty(), Optional.empty());
  }
}
