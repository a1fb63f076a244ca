package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: counters move by themselves, and fall to 0 by themselves. */
@Tag("full")
class LivePageTest {

  /** Of the distribution; Playwright downloads none. */
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final Path SCREENSHOT = Path.of("target/dashboard.png");

  /** How long to wait for what takes a second or two; the rest is a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /** The window, one pane, a commit, the way to the page; the rest is a busy machine. */
  private static final Duration EMPTY_WINDOW = Duration.ofSeconds(90);

  private static final String COUNTERS =
      """
      () => Object.fromEntries(
          [...document.querySelectorAll(
              '[data-kpi="transactions_completed"][data-window="1m"][data-value]')]
              .map((counter) => [counter.dataset.unit, Number(counter.dataset.value)]))""";

  @TempDir private Path directory;

  private final Queue<String> errors = new ConcurrentLinkedQueue<>();

  @Test
  void countersMoveAndWindowsEmptyThemselves() {
    assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is not installed");
    try (LiveSystem system = LiveSystem.start(directory);
        Playwright playwright = Playwright.create();
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS))) {
      PlaywrightAssertions.setDefaultAssertionTimeout((double) SOON.toMillis());
      system.startSimulator();
      Page page = open(browser, system);

      PlaywrightAssertions.assertThat(page.locator("#link[data-link=live]")).isVisible();
      await().atMost(SOON).until(() -> counters(page).size() == 34);
      Map<String, Double> before = counters(page);
      await().atMost(SOON).until(() -> changed(before, counters(page)) >= 3);
      PlaywrightAssertions.assertThat(page.locator("#simulated-note")).isVisible();
      takeScreenshot(page);
      showsWhatWasPublished(page);

      system.stopSimulator();
      emptiesItself(page);
      assertThat(errors).isEmpty();
    }
  }

  /** Of Thái Nguyên: its rank among 34 units, and that of its former self among 63. */
  private static void showsWhatWasPublished(Page page) {
    page.locator("[data-open='19@2025-07-01']").click();
    Locator ranks = page.locator("#details [data-kpi='dti_rank:mic']");
    PlaywrightAssertions.assertThat(ranks).hasText(new String[] {"8", "8"});
    PlaywrightAssertions.assertThat(page.locator("#details")).containsText("34");
    PlaywrightAssertions.assertThat(page.locator("#details")).containsText("63");
    // What nobody has published is left out.
    PlaywrightAssertions.assertThat(page.locator("#details .none")).hasCount(0);
  }

  private void emptiesItself(Page page) {
    Map<String, Double> atStop = counters(page);
    assertThat(atStop.values()).filteredOn(count -> count > 0).hasSizeGreaterThanOrEqualTo(3);
    long stopped = System.nanoTime();
    await("every one-minute counter at 0")
        .atMost(EMPTY_WINDOW)
        .until(() -> counters(page).values().stream().allMatch(count -> count == 0));
    System.out.printf(
        "%d counters at 0 after %.1f s without input%n",
        atStop.size(), (System.nanoTime() - stopped) / 1e9);
    assertThat(counters(page)).hasSize(34);
    PlaywrightAssertions.assertThat(page.locator("#link[data-link=live]")).isVisible();
  }

  private Page open(Browser browser, LiveSystem system) {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1_400, 900));
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.navigate(system.address().toString());
    return page;
  }

  private static void takeScreenshot(Page page) {
    // Ratios need some events in every province.
    await()
        .atMost(SOON)
        .until(() -> counters(page).values().stream().filter(count -> count > 0).count() >= 30);
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOT));
  }

  private static long changed(Map<String, Double> before, Map<String, Double> now) {
    return now.entrySet().stream()
        .filter(counter -> !counter.getValue().equals(before.get(counter.getKey())))
        .count();
  }

  /** Values of the one-minute counters on the page, by unit. */
  private static Map<String, Double> counters(Page page) {
    Map<String, Double> counters = new HashMap<>();
    ((Map<?, ?>) page.evaluate(COUNTERS))
        .forEach((unit, value) -> counters.put((String) unit, ((Number) value).doubleValue()));
    return counters;
  }
}
