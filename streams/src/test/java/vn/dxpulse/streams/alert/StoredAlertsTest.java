package vn.dxpulse.streams.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import vn.dxpulse.streams.HexLines;
import vn.dxpulse.streams.alert.rule.AlertRules;

class StoredAlertsTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String GOLDEN = "StoredAlertsTest/v1.txt";
  private static final AlertRules RULES =
      BoardRun.rules(
          """
          - id: slips
            kind: target
            severity: info
            name_vi: Chệch hướng
            name_en: Off track
            fires: [OFF_TRACK]
            clears: [ON_TRACK]
            hold_for: 1h
          - id: mismatch
            kind: data_quality
            of: unaccounted
            over: 2h
            severity: critical
            name_vi: Sổ cái không khớp
            name_en: The ledger does not add up
          """);

  @Test
  void writesTheBytesOfVersionOne() {
    Map<String, String> written = hex(eventful().stored);

    assertThat(written).isEqualTo(HexLines.golden(GOLDEN, written));
  }

  @Test
  void readsTheBytesOfVersionOne() {
    AlertBoard board = new AlertBoard(RULES, true);
    HexLines.golden(GOLDEN, hex(eventful().stored))
        .forEach(
            (key, value) ->
                StoredAlerts.read(HEX.parseHex(key), HEX.parseHex(value), board.restorer()));

    AlertBoard before = eventful().board();
    assertThat(board.find("slips|T")).isPresent().isEqualTo(before.find("slips|T"));
    assertThat(board.find("mismatch|facts-3")).isEqualTo(before.find("mismatch|facts-3"));
    assertThat(board.silence("s")).isPresent().isEqualTo(before.silence("s"));
  }

  @Test
  void forgetsWhatIsForgotten() {
    AlertBoard board = new AlertBoard(RULES, true);
    eventful()
        .stored
        .forEach((key, value) -> StoredAlerts.read(HEX.parseHex(key), value, board.restorer()));

    StoredAlerts.read("Ss".getBytes(StandardCharsets.UTF_8), null, board.restorer());

    assertThat(board.silence("s")).isEmpty();
  }

  @Test
  void saysWhichVersionItCannotRead() {
    assertThatThrownBy(
            () ->
                StoredAlerts.read(
                    new byte[] {'P'}, new byte[] {2}, new AlertBoard(RULES, true).restorer()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("stored alerts have version 2, this build reads up to 1");
  }

  /** One of everything that is stored. */
  private static BoardRun eventful() {
    BoardRun run = new BoardRun(RULES);
    run.target("08:00", "T", "OFF_TRACK");
    run.acknowledge("09:00", "slips|T", OptionalLong.empty(), "20:00");
    run.silence(
        "09:30",
        "s",
        new Silence.Matchers(
            Optional.of("slips"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        "10:00");
    run.books("09:40", "09:39", 100, 3, 1);
    run.happened();
    return run;
  }

  private static Map<String, String> hex(Map<String, byte[]> stored) {
    Map<String, String> hex = new LinkedHashMap<>();
    stored.forEach((key, value) -> hex.put(key, HEX.formatHex(value)));
    return hex;
  }
}
