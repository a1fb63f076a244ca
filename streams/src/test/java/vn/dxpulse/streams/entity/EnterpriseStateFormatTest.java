package vn.dxpulse.streams.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.UnitId;
import vn.dxpulse.streams.HexLines;
import vn.dxpulse.streams.catalogue.EnterpriseKind;

class EnterpriseStateFormatTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final FactTime NINE = new FactTime(EnterpriseFacts.START_MS, "đăng-ký-1");
  private static final FactTime TEN = new FactTime(EnterpriseFacts.START_MS + 3_600_000, "c-1");
  private static final UnitId HA_NOI = new UnitId("01", LocalDate.parse("2025-07-01"));
  private static final UnitId CAO_BANG = new UnitId("04", LocalDate.parse("2019-04-01"));

  @Property
  void readsWhatItWrote(@ForAll("states") EnterpriseState state) {
    assertThat(EnterpriseStateFormat.read(EnterpriseStateFormat.write(state))).isEqualTo(state);
  }

  @Property(tries = 100)
  void refusesBytesThatEndTooEarly(@ForAll("states") EnterpriseState state) {
    byte[] bytes = EnterpriseStateFormat.write(state);

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> EnterpriseStateFormat.read(cut))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("ends too early");
    }
  }

  @Test
  void keepsAnEventIdOfAnyLength() {
    EnterpriseState state =
        EnterpriseState.UNHEARD_OF.closed(
            new FactTime(EnterpriseFacts.START_MS, "đ".repeat(100_000)));

    assertThat(EnterpriseStateFormat.read(EnterpriseStateFormat.write(state))).isEqualTo(state);
  }

  @Test
  void writesTheBytesOfVersionTwo() {
    assertThat(written()).isEqualTo(HexLines.golden("EnterpriseStateFormatTest/v2.txt", written()));
  }

  @Test
  void readsTheBytesOfVersionTwo() {
    assertThat(read(HexLines.golden("EnterpriseStateFormatTest/v2.txt", written())))
        .isEqualTo(states2());
  }

  @Test
  void readsTheBytesOfVersionOneThatKnewNoMoves() {
    assertThat(read(HexLines.past("EnterpriseStateFormatTest/v1.txt"))).isEqualTo(states1());
  }

  @Test
  void saysWhichVersionItCannotRead() {
    byte[] bytes = EnterpriseStateFormat.write(EnterpriseState.UNHEARD_OF);
    bytes[0] = 3;

    assertThatThrownBy(() -> EnterpriseStateFormat.read(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an enterprise state has version 3, this build reads up to 2");
  }

  @Provide
  Arbitrary<EnterpriseState> states() {
    Arbitrary<FactTime> times =
        Combinators.combine(Arbitraries.longs(), Arbitraries.strings().ofMaxLength(20))
            .as(FactTime::new);
    Arbitrary<Registration> registrations =
        Combinators.combine(Arbitraries.of(EnterpriseKind.class), EnterpriseFacts.units(), times)
            .as(Registration::new);
    Arbitrary<Location> moves =
        Combinators.combine(EnterpriseFacts.units(), times).as(Location::new);
    return Combinators.combine(
            registrations.list().ofMaxSize(3), times.optional(), moves.optional())
        .as(
            (known, closed, moved) ->
                new EnterpriseState(byKind(known), closed.orElse(FactTime.NEVER), moved));
  }

  private static Map<EnterpriseKind, Registration> byKind(List<Registration> registrations) {
    Map<EnterpriseKind, Registration> byKind = new HashMap<>();
    registrations.forEach(registration -> byKind.put(registration.kind(), registration));
    return byKind;
  }

  private static Map<String, EnterpriseState> states1() {
    EnterpriseState digital =
        EnterpriseState.UNHEARD_OF.registered(
            new Registration(EnterpriseKind.DIGITAL, HA_NOI, NINE));
    Map<String, EnterpriseState> states = new LinkedHashMap<>();
    states.put("unheard-of", EnterpriseState.UNHEARD_OF);
    states.put("digital", digital);
    states.put("closed", digital.closed(TEN));
    states.put(
        "both-kinds",
        digital.registered(new Registration(EnterpriseKind.DIGITAL_TECHNOLOGY, CAO_BANG, TEN)));
    return states;
  }

  private static Map<String, EnterpriseState> states2() {
    Map<String, EnterpriseState> states = states1();
    states.put("moved", states.get("both-kinds").relocated(new Location(CAO_BANG, TEN)));
    states.put(
        "moved-unheard-of", EnterpriseState.UNHEARD_OF.relocated(new Location(HA_NOI, NINE)));
    return states;
  }

  private static Map<String, EnterpriseState> read(Map<String, String> golden) {
    Map<String, EnterpriseState> read = new HashMap<>();
    golden.forEach((name, hex) -> read.put(name, EnterpriseStateFormat.read(HEX.parseHex(hex))));
    return read;
  }

  private static Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    states2()
        .forEach(
            (name, state) -> written.put(name, HEX.formatHex(EnterpriseStateFormat.write(state))));
    return written;
  }
}
