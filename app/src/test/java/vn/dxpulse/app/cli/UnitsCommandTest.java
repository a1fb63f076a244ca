package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsCommandTest {

  @Nested
  class Show {

    @Test
    void printsWhatACodeMeantOnADay() {
      CommandRun run = CommandRun.of("units", "show", "19", "--at=2024-12-31");

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isEqualTo(ExitCode.OK.status());
      assertThat(run.out())
          .isEqualTo(
              """
              19@2019-04-01 Thái Nguyên
                in English    Thai Nguyen
                in full       Tỉnh Thái Nguyên
                type          province
                first day     since ever
                last day      2025-06-30
                successor     19@2025-07-01 Thái Nguyên
                population    1286751, census 2019-04-01
                macro-region  Đông Bắc Bộ (Northeast)
              """);
    }

    @Test
    void printsEveryVersionOfACodeWithoutADay() {
      CommandRun run = CommandRun.of("units", "show", "15");

      assertThat(run.out().lines().filter(line -> line.startsWith("15@")))
          .containsExactly("15@2019-04-01 Yên Bái", "15@2025-07-01 Lào Cai");
      assertThat(run.out())
          .contains("  predecessors  10@2019-04-01 Lào Cai, 15@2019-04-01 Yên Bái\n");
    }

    @Test
    void printsTheTypeOfTheDayOrEveryTypeWithItsFirstDay() {
      assertThat(show("46", "--at=2024-12-31")).contains("  type          province\n");
      assertThat(show("46", "--at=2025-01-01")).contains("  type          centrally_run_city\n");
      assertThat(show("46@2019-04-01"))
          .contains("  type          province, from 2025-01-01 centrally_run_city\n")
          .contains("  other names   Thừa Thiên Huế\n");
    }

    @Test
    void takesATimeForTheDayThatItIsInVietnam() {
      assertThat(show("15", "--at=2025-06-30T16:59:59.999Z")).startsWith("15@2019-04-01 Yên Bái\n");
      assertThat(show("15", "--at=2025-06-30T17:00:00Z")).startsWith("15@2025-07-01 Lào Cai\n");
      assertThat(show("15", "--at=2025-07-01T00:00:00+07:00")).startsWith("15@2025-07-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bắc Ninh", "Tỉnh Bắc Ninh", "bac ninh", "Bacninh", "BẮC NINH"})
    void findsANameInAnySpelling(String name) {
      assertThat(show(name, "--at=2025-06-30")).startsWith("27@2019-04-01 Bắc Ninh\n");
      assertThat(show(name, "--at=2025-07-01")).startsWith("24@2025-07-01 Bắc Ninh\n");
    }

    @Test
    void takesSeveralWordsForOneName() {
      CommandRun run = CommandRun.of("units", "show", "Thái", "Nguyên", "--at=2025-07-01");

      assertThat(run.out()).startsWith("19@2025-07-01 Thái Nguyên\n");
    }

    @Test
    void listsAllThatAnAmbiguousNameMayMean() {
      assertThat(show("thai", "--at=2025-06-30").lines().filter(line -> !line.startsWith(" ")))
          .containsExactly("19@2019-04-01 Thái Nguyên", "34@2019-04-01 Thái Bình");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30@2019-04-01", "Hải Dương", "hai duong"})
    void namesTheSuccessorOfWhatHasEnded(String unit) {
      CommandRun run = CommandRun.of("units", "show", unit, "--at=2025-07-01");

      assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              "dxpulse units show: '"
                  + unit
                  + "' means no unit on 2025-07-01: 30@2019-04-01 Hải Dương ended on 2025-06-30,"
                  + " its successor is 31@2025-07-01 Hải Phòng\n");
    }

    @Test
    void saysWhenAUnitBegins() {
      CommandRun run = CommandRun.of("units", "show", "19@2025-07-01", "--at=2025-06-30");

      assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
      assertThat(run.err())
          .endsWith("on 2025-06-30: 19@2025-07-01 Thái Nguyên begins on 2025-07-01\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        quoteCharacter = '"',
        value = {
          "Atlantis; there is no unit 'Atlantis': neither code, nor code@first-day, nor name",
          "1; there is no unit '1'",
          "19@2020-01-01; there is no unit '19@2020-01-01'",
          "19@today; '19@today' is not a unit such as 19@2025-07-01",
        })
    void refusesWhatIsNoUnit(String unit, String complaint) {
      CommandRun run = CommandRun.of("units", "show", unit);

      assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
      assertThat(run.err()).hasLineCount(1).startsWith("dxpulse units show: " + complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2024", "2025-06-30T17:00"})
    void refusesWhatIsNeitherADayNorATime(String at) {
      CommandRun run = CommandRun.of("units", "show", "19", "--at=" + at);

      assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
      assertThat(run.err())
          .hasLineCount(1)
          .startsWith("dxpulse units show: --at is '" + at + "', neither a day such as");
    }

    @Test
    void needsToBeToldOf() {
      CommandRun run = CommandRun.of("units", "show");

      assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
      assertThat(run.err()).contains("Missing required parameter: 'UNIT'");
    }

    private String show(String... arguments) {
      String[] all = new String[arguments.length + 2];
      all[0] = "units";
      all[1] = "show";
      System.arraycopy(arguments, 0, all, 2, arguments.length);
      return CommandRun.of(all).out();
    }
  }

  @Nested
  class ListOfUnits {

    @Test
    void printsTheUnitsOfADay() {
      CommandRun run = CommandRun.of("units", "list", "--at=2024-12-31");

      assertThat(run.status()).isEqualTo(ExitCode.OK.status());
      assertThat(run.err()).isEqualTo("63 units on 2024-12-31\n");
      assertThat(run.out())
          .hasLineCount(64)
          .startsWith("unit           name ")
          .containsPattern("(?m)^46@2019-04-01 +Huế +Hue +province +since ever +2025-06-30$");
    }

    @Test
    void printsTheUnitsOfTodayWithoutADay() {
      CommandRun run = CommandRun.of("units", "list");

      assertThat(run.err()).startsWith("34 units on 20");
      assertThat(run.out()).hasLineCount(35).contains("\n19@2025-07-01  Thái Nguyên ");
    }

    @Test
    void printsEveryVersionOnDemand() {
      CommandRun run = CommandRun.of("units", "list", "--all");

      assertThat(run.err()).isEqualTo("97 units\n");
      assertThat(run.out())
          .hasLineCount(98)
          .containsPattern(
              "(?m)^75@2025-07-01 .* province, from 2026-04-30 centrally_run_city  2025-07-01$");
    }

    @Test
    void refusesADayOfEveryVersion() {
      CommandRun run = CommandRun.of("units", "list", "--all", "--at=2024-12-31");

      assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
      assertThat(run.err()).isEqualTo("dxpulse units list: --all and --at exclude each other\n");
    }

    @Test
    void readsAnotherRegistry(@TempDir Path directory) throws IOException {
      Path file =
          Files.writeString(
              directory.resolve("regions.csv"),
              """
              code,name_vi,full_name_vi,name_en,type,valid_from,valid_to,successor_code,\
              predecessor_codes,population,population_basis,macro_region,grace_days
              east,East,,,region,2000-01-01,2020-12-31,bay,,,,,31
              bay,Bay,,,region,2021-01-01,,,east,,,,
              """);
      String[] options = {"--units=" + file, "--units-zone=America/New_York"};

      CommandRun list =
          CommandRun.of("units", "list", "--at=2021-01-01T04:59:59Z", options[0], options[1]);
      CommandRun show = CommandRun.of("units", "show", "east", options[0], options[1]);

      assertThat(list.err()).isEqualTo("1 units on 2020-12-31\n");
      assertThat(list.out()).contains("east@2000-01-01");
      assertThat(show.out())
          .isEqualTo(
              """
              east@2000-01-01 East
                type          region
                first day     since ever
                last day      2020-12-31
                successor     bay@2021-01-01 Bay
                grace         its code counts for the successor until 2021-01-31
              """);
    }
  }
}
