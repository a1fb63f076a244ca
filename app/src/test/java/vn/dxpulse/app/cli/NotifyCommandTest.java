package vn.dxpulse.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said before anything is started; what is right runs in the system tests. */
class NotifyCommandTest {

  @TempDir private Path directory;

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertProblems(
        run("webhook"),
        "--url is needed, or url in --config",
        "--secret-file or the environment variable DXPULSE_WEBHOOK_SECRET is needed");
    assertProblems(run("alertmanager"), "--url is needed, or url in --config");
    assertProblems(
        run("email", "--username=dxpulse"),
        "--smtp is needed, or smtp in --config",
        "--from is needed, or from in --config",
        "--password-file or the environment variable DXPULSE_SMTP_PASSWORD is needed");
  }

  @Test
  void whatCannotBeUsedIsNamed() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef\n");
    Path tooShort = Files.writeString(directory.resolve("short"), "0123456789abcde\n");
    String[] good = {"webhook", "--url=https://example.org/hook", "--secret-file=" + secret};

    assertProblems(run("alertmanager", "--url=ftp://x"), "needs an http or https address");
    assertProblems(
        run("alertmanager", "--url=http://me:word@x", "--resend=often"),
        "--url needs an http or https address without a password",
        "--resend needs a duration such as PT1M, got 'often'");
    assertProblems(
        run("alertmanager", "--url=http://x", "--resend=PT0.5S"), "resend must be at least");
    assertProblems(
        run("webhook", "--url=http://x", "--secret-file=" + tooShort),
        "the secret must have at least 16 bytes, got 15");
    assertProblems(run(with(good, "--allow=10.0.0.0/40")), "from 0 to 32");
    assertProblems(run(with(good, "--allow=intranet")), "'intranet' is no address");
    assertProblems(run(with(good, "--states=FIRED")), "--states has 'FIRED', allowed are [ACK");
    assertProblems(run(with(good, "--link-base=/x")), "--link-base needs an http");
    assertProblems(
        run("email", "--smtp=mail:x", "--from=a@example.org", "--to=b@example.org"),
        "a mail server is HOST:PORT, got 'mail:x'");
    assertProblems(
        run("email", "--smtp=mail", "--from=a@example.org", "--to=b@@x"),
        "'b@@x' is no mail address");
    assertProblems(
        run("email", "--smtp=mail", "--from=a@example.org"), "there is nobody to write to");
  }

  @Test
  void aFileIsReadWithItsLinesAndTheCommandLineWins() throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("notify.yaml"),
            """
            smtp: mail.example.org:587
            from: Ops, DX Pulse <nobody>
            to:
              - a@example.org
            password: x
            states: [FIRING, {a: b}]
            """);

    assertProblems(
        run("email", "--config=" + config),
        "notify.yaml line 5: 'password' is not a key here, allowed: from, group, link-base,",
        "notify.yaml line 6: states is no text nor list of texts");

    Files.writeString(config, "url: nowhere\nresend: never\n");
    assertProblems(
        run("alertmanager", "--config=" + config, "--resend=PT1M"),
        "--url needs an http or https address without a password, got 'nowhere'");
    assertThat(run("alertmanager", "--config=" + config, "--resend=PT1M").err())
        .doesNotContain("never");

    Files.writeString(config, "url: [a, b]\n");
    assertProblems(
        run("alertmanager", "--config=" + config), "url in --config is a list, allowed is one");
    assertProblems(run("alertmanager", "--config=none.yaml"), "none.yaml cannot be read");
  }

  private static void assertProblems(CommandRun run, String... problems) {
    assertThat(run.err()).contains(problems);
    assertThat(run.err().lines()).as("one line").hasSize(1);
    assertThat(run.status()).isEqualTo(ExitCode.BAD_SETTINGS.status());
  }

  private static String[] with(String[] arguments, String more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(more);
    return all.toArray(String[]::new);
  }

  private static CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("notify"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bootstrap=127.0.0.1:1", "--registry=http://127.0.0.1:1"));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
