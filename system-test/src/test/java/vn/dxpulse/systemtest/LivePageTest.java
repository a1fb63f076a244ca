package vn.dxpulse.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: counters move by themselves, and fall to 0 by themselves. */
@Tag("full")
class LivePageTest {

  private static final Path SCREENSHOT = Path.of("target/dashboard.png");

  /** The window, one pane, a commit, the way to the page; the rest is a busy machine. */
  private static final Duration EMPTY_WINDOW = Duration.ofSeconds(90);

  private static final String COUNTERS =
      """
      () => Object.fromEntries(
          [...document.querySelectorAll(
              '[data-kpi="transactions_completed"][data-window="1m"][data-value]')]
              .map((counter) => [counter.dataset.unit, Number(counter.dataset.value)]))""";

  @TempDir private Path directory;

  @Test
  void countersMoveAndWindowsEmptyThemselves() {
    PageBrowser.assumeInstalled();
    try (LiveSystem system = LiveSystem.start(directory);
        PageBrowser browser = PageBrowser.start()) {
      system.startSimulator();
      Page page = browser.open(system.address().toString());

      PlaywrightAssertions.assertThat(page.locator("#link[data-link=live]")).isVisible();
      await().atMost(PageBrowser.SOON).until(() -> counters(page).size() == 34);
      Map<String, Double> before = counters(page);
      await().atMost(PageBrowser.SOON).until(() -> changed(before, counters(page)) >= 3);
      PlaywrightAssertions.assertThat(page.locator("#simulated-note")).isVisible();
      takeScreenshot(page);
      showsWhatWasPublished(page);

      system.stopSimulator();
      emptiesItself(page);
      assertThat(browser.errors()).isEmpty();
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

  private static void emptiesItself(Page page) {
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

  private static void takeScreenshot(Page page) {
    // Ratios need some events in every province.
    await()
        .atMost(PageBrowser.SOON)
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
