package vn.dxpulse.streams.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.streams.HexLines;
import vn.dxpulse.streams.catalogue.Kpi;
import vn.dxpulse.streams.catalogue.KpiCatalogue;

/** The tally of a unit as the KPI task hands it over and the roll-up task keeps it. */
class TallyFormatTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String GOLDEN = "TallyFormatTest/v1.txt";
  private static final long SINCE_MS = 1_751_270_400_123L;

  @TempDir private Path directory;

  private Places places;
  private TallyFormat format;

  @BeforeEach
  void readCatalogue() throws IOException {
    Path kpis = directory.resolve("kpis.yaml");
    Files.writeString(
        kpis,
        """
        kpis:
          - id: share
            name_vi: Tỷ lệ
            name_en: Share
            formula: online of all
            unit: ratio
            direction: neutral
            measure: ratio
            event: online-service-transaction-completed
            numerator: channel == "ONLINE"
            denominator: "true"
            windows: [all]
          - id: hours
            name_vi: Thời gian
            name_en: Time
            formula: median
            unit: hours
            direction: neutral
            measure: percentile
            percentile: 50
            event: online-service-transaction-completed
            value: (event_time - submitted_at).getSeconds()
            divide_by: 3600
            windows: [all]
          - id: enterprises
            name_vi: Doanh nghiệp
            name_en: Enterprises
            formula: as registered
            unit: enterprises
            direction: neutral
            measure: stock
            kind: digital
          - measure: latest
            indicators: [dti:mic, dti_rank:mic]
        """);
    places =
        new Places(
            KpiCatalogue.read(
                kpis,
                IndicatorCatalogue.read(
                    new StringReader(
                        """
                        indicator,method,name_vi,name_en,unit_of_measure,direction
                        dti,mic,a,b,points,higher_is_better
                        dti_rank,mic,a,b,rank,lower_is_better
                        """),
                    "two indicators")));
    format = new TallyFormat(places);
  }

  @Test
  void writesTheBytesOfVersionOne() {
    assertThat(written()).isEqualTo(HexLines.golden(GOLDEN, written()));
  }

  @Test
  void readsTheBytesOfVersionOne() {
    Tally tally = format.read(HEX.parseHex(HexLines.golden(GOLDEN, written()).get("all")));

    assertThat(tally.of("share", "all"))
        .hasValue(new Tally.Said(new Reading.Ratio(300, 1L << 40), true));
    assertThat(tally.of("hours", "all").orElseThrow().reading().denominator()).hasValue(65);
    assertThat(tally.of("enterprises", "now"))
        .hasValue(new Tally.Said(new Reading.Count(7), false));
    assertThat(tally.of("dti:mic", "latest"))
        .hasValue(new Tally.Said(new Reading.Published(statistic()), true));
    assertThat(tally.of("dti_rank:mic", "latest"))
        .hasValue(new Tally.Said(new Reading.Unpublished(), false));
    assertThat(places.all())
        .allSatisfy(
            at ->
                assertThat(tally.countedSinceMs(at.kpi())).isEqualTo(countedSince(at.kpi().id())));
  }

  @Test
  void readsAStockOfWhichNothingWasHeard() {
    Tally tally = format.read(HEX.parseHex(HexLines.golden(GOLDEN, written()).get("unheard-of")));

    assertThat(tally.of("enterprises", "now"))
        .hasValue(new Tally.Said(new Reading.Unknown(), false));
  }

  @Test
  void saysWhichVersionItCannotRead() {
    assertThatThrownBy(() -> format.read(new byte[] {2}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a tally has version 2, this build reads 1");
  }

  @Test
  void saysThatTheBytesEndTooEarly() {
    byte[] whole = HEX.parseHex(written().get("all"));

    assertThatThrownBy(() -> format.read(Arrays.copyOf(whole, whole.length - 1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("a tally ends too early");
  }

  private Map<String, String> written() {
    Map<String, String> written = new LinkedHashMap<>();
    written.put("all", written(new Reading.Count(7)));
    written.put("unheard-of", written(new Reading.Unknown()));
    return written;
  }

  private String written(Reading stock) {
    TallyFormat.Writer writer = format.writer(kpi -> countedSince(kpi.id()));
    for (Places.Place at : places.all()) {
      Kpi kpi = at.kpi();
      writer.reading(kpi, at.window(), reading(kpi, stock), simulated(kpi.id()));
    }
    return HEX.formatHex(writer.bytes());
  }

  private static Reading reading(Kpi kpi, Reading stock) {
    return switch (kpi.id()) {
      case "share" -> new Reading.Ratio(300, 1L << 40);
      case "hours" -> Reading.Spread.of((Kpi.Percentile) kpi, histogram());
      case "enterprises" -> stock;
      case "dti:mic" -> new Reading.Published(statistic());
      default -> new Reading.Unpublished();
    };
  }

  private static boolean simulated(String kpi) {
    return kpi.equals("share") || kpi.equals("dti:mic");
  }

  private static OptionalLong countedSince(String kpi) {
    return kpi.equals("share") ? OptionalLong.of(SINCE_MS) : OptionalLong.empty();
  }

  private static long[] histogram() {
    long[] histogram = new long[Buckets.COUNT];
    histogram[0] = 1;
    histogram[Buckets.of(86_400)] = 64;
    return histogram;
  }

  private static Statistic statistic() {
    return new Statistic(
        "dti:mic",
        "2022",
        1_672_505_999_999L,
        new Statistic.Figure(0.5, OptionalLong.of(1), OptionalLong.of(2), OptionalInt.of(63)),
        new Statistic.Publication(OptionalLong.empty(), "https://dti.example/xếp-hạng"),
        new Statistic.Origin("e-1", SINCE_MS, true));
  }
}
