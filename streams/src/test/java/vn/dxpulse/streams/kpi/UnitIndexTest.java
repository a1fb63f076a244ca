package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.dxpulse.schemas.unit.Unit;
import vn.dxpulse.schemas.unit.UnitRegistry;
import vn.dxpulse.schemas.unit.UnitRegistryFile;

class UnitIndexTest {

  private static final UnitRegistry REGISTRY = UnitRegistryFile.vietnam();
  private static final UnitIndex INDEX = new UnitIndex(REGISTRY.units());
  private static final long MERGER_MS = Instant.parse("2025-06-30T17:00:00Z").toEpochMilli();

  @Test
  void agreesWithTheRegistryAroundTheEdgesOfEveryUnit() {
    assertThat(REGISTRY.units()).hasSize(97);
    for (Unit unit : REGISTRY.units()) {
      for (long timeMs : edges()) {
        assertThat(find(unit.code(), timeMs))
            .as("%s at %d", unit.code(), timeMs)
            .isEqualTo(expected(unit.code(), timeMs));
      }
    }
  }

  @Property
  void agreesWithTheRegistryForAnyCode(@ForAll("codes") String code, @ForAll("times") long timeMs) {
    assertThat(find(code, timeMs)).isEqualTo(expected(code, timeMs));
  }

  @Test
  void knowsNoSuchCode() {
    assertThat(find("", MERGER_MS)).isEqualTo(UnitIndex.UNKNOWN_CODE);
    assertThat(find("1", MERGER_MS)).isEqualTo(UnitIndex.UNKNOWN_CODE);
    assertThat(find("019", MERGER_MS)).isEqualTo(UnitIndex.UNKNOWN_CODE);
  }

  @Test
  void knowsThatACodeHasEnded() {
    assertThat(find("02", MERGER_MS - 1)).isNotNegative();
    assertThat(find("02", MERGER_MS)).isEqualTo(UnitIndex.NO_UNIT_THEN);
  }

  @Test
  void readsACodeFromWithinABuffer() {
    byte[] buffer = "xx19yy".getBytes(StandardCharsets.UTF_8);

    assertThat(INDEX.find(buffer, 2, 2, MERGER_MS)).isEqualTo(expected("19", MERGER_MS));
  }

  @Test
  void findsNothingWithoutUnits() {
    assertThat(new UnitIndex(List.of()).find(new byte[] {'0', '1'}, 0, 2, MERGER_MS))
        .isEqualTo(UnitIndex.UNKNOWN_CODE);
  }

  @Test
  void findsEveryCodeOfALargeRegistry() {
    StringBuilder csv =
        new StringBuilder(
            "code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,"
                + "predecessor_codes,population,population_basis,macro_region\n");
    IntStream.range(0, 1_000)
        .forEach(i -> csv.append("c").append(i).append(",a,a,a,region,2020-01-01,,,,,,\n"));
    UnitRegistry large =
        UnitRegistryFile.read(new StringReader(csv.toString()), "large", ZoneOffset.UTC);
    UnitIndex index = new UnitIndex(large.units());

    for (int number = 0; number < 1_000; number++) {
      byte[] code = ("c" + number).getBytes(StandardCharsets.UTF_8);
      assertThat(index.find(code, 0, code.length, MERGER_MS)).isEqualTo(number);
    }
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 99).map(number -> "%02d".formatted(number)),
        Arbitraries.strings().ofMaxLength(4));
  }

  @Provide
  Arbitrary<Long> times() {
    return Arbitraries.oneOf(Arbitraries.of(edges()), Arbitraries.longs());
  }

  private static Set<Long> edges() {
    Set<Long> edges = new TreeSet<>(List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE));
    for (Unit unit : REGISTRY.units()) {
      for (long edge : new long[] {unit.validity().fromMs(), unit.validity().untilMs()}) {
        edges.addAll(List.of(edge - 1, edge, edge + 1));
      }
    }
    return edges;
  }

  private static int find(String code, long timeMs) {
    byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
    return INDEX.find(bytes, 0, bytes.length, timeMs);
  }

  private static int expected(String code, long timeMs) {
    if (REGISTRY.versions(code).isEmpty()) {
      return UnitIndex.UNKNOWN_CODE;
    }
    return REGISTRY
        .find(code, timeMs)
        .map(unit -> REGISTRY.units().indexOf(unit))
        .orElse(UnitIndex.NO_UNIT_THEN);
  }
}
