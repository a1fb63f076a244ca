package vn.dxpulse.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dxpulse.app.targets.TargetPublisher;
import vn.dxpulse.schemas.unit.UnitRegistryFile;
import vn.dxpulse.streams.alert.rule.AlertRules;
import vn.dxpulse.streams.catalogue.KpiCatalogue;
import vn.dxpulse.streams.targets.TargetList;

/** What the link of a notification leads to, in a real browser. */
@Tag("full")
class TargetPageTest {

  private static final String PROVINCE = "19";
  private static final String TARGET = SlippingTargets.target(PROVINCE);
  private static final Path SCREENSHOT = Path.of("target/target.png");

  @TempDir private Path directory;

  @Test
  void aLinkOpensItsTargetAndFollowsIt() throws IOException {
    PageBrowser.assumeInstalled();
    AlertRules rules = AlertRules.read(SlippingTargets.rules(directory));
    try (LiveSystem system = LiveSystem.start(directory.resolve("system"), rules);
        SlippingTargets targets = new SlippingTargets(system.connection(), system.topics());
        PageBrowser browser = PageBrowser.start()) {
      apply(system);
      targets.recover(PROVINCE);
      RestClient rest = new RestClient(system.address());
      await().atMost(PageBrowser.SOON).until(() -> rest.status("/api/v1/targets/" + TARGET) == 200);

      Page page = browser.open(system.address().resolve("/?target=" + TARGET).toString());
      Locator panel = page.locator("#target");
      assertThat(page.locator("#target-heading")).hasText("Có một doanh nghiệp số");
      assertThat(page.locator("#target-heading")).isFocused();
      assertThat(status(panel)).hasText("Tạm coi là đạt");
      assertThat(page.locator("#target-actual")).hasText("1 doanh nghiệp");

      targets.slip(PROVINCE);
      showsThatItSlipped(page, panel);
      showsWhoTookIt(page, panel, rest);
      page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOT).setFullPage(true));
      speaksEnglishToo(page, panel);
      opensAndClosesByKeyboard(page, panel);
      // Nothing that a browser calls an error so far; what follows is one on purpose.
      assertThat(browser.errors()).isEmpty();
      saysThatItCannotBeFetched(page);
      saysThatThereIsNone(browser, system);
    }
  }

  private static void showsThatItSlipped(Page page, Locator panel) {
    assertThat(status(panel)).hasText("Chậm tiến độ");
    assertThat(status(panel)).hasAttribute("data-code", "OFF_TRACK");
    assertThat(page.locator("#target-actual")).hasText("0 doanh nghiệp");
    assertThat(page.locator("#target-sentence"))
        .hasText(Pattern.compile("^Chậm tiến độ: 0 doanh nghiệp"));
    assertThat(panel).containsText("Thái Nguyên");
    assertThat(panel).containsText("từ 1 doanh nghiệp trở lên");
    // A day later 0,51 is.
    assertThat(panel).containsText(Pattern.compile("0,5\\d? doanh nghiệp lúc này"));
    // One day of data is no pace; it is not a pace of 0 either.
    assertThat(panel).containsText("Chưa đủ số liệu để tính");

    Locator alert = panel.locator(".alert");
    assertThat(alert).hasAttribute("data-alert", SlippingTargets.alert(PROVINCE));
    assertThat(alert).hasAttribute("data-state", "FIRING");
    assertThat(alert.locator(".badge").first()).hasText("Đang cảnh báo");
    assertThat(alert).containsText("Chưa có ai nhận việc");
    assertThat(alert.locator(".log li").first()).hasAttribute("data-state", "FIRING");
    assertThat(alert.locator(".log")).containsText("Sắp cảnh báo");
  }

  private static void showsWhoTookIt(Page page, Locator panel, RestClient rest) {
    // The row may change between reading and taking it.
    await().atMost(PageBrowser.SOON).until(() -> acknowledge(page, rest).equals("<i>Lan</i>"));

    Locator alert = panel.locator(".alert[data-state=ACKNOWLEDGED]");
    assertThat(alert.locator("dl")).containsText("<i>Lan</i>");
    assertThat(alert.locator(".log li").first()).hasAttribute("data-state", "ACKNOWLEDGED");
  }

  /** Takes the alert unless it is taken; its owner now. */
  private static String acknowledge(Page page, RestClient rest) {
    JsonNode alert = rest.get("/api/v1/alerts?target=" + TARGET).get("alerts").get(0);
    if (alert.get("owner").isNull()) {
      page.request()
          .post(
              page.url().replaceFirst("\\?.*", "")
                  + "api/v1/alerts/"
                  + SlippingTargets.alert(PROVINCE).replace("|", "%7C")
                  + "/acknowledge",
              RequestOptions.create()
                  .setHeader("Content-Type", "application/json")
                  .setData(
                      "{\"revision\":%s,\"owner\":\"<i>Lan</i>\",\"for\":\"PT4H\"}"
                          .formatted(alert.get("revision"))));
    }
    return alert.get("owner").asText();
  }

  private static void speaksEnglishToo(Page page, Locator panel) {
    page.locator("#language").click();

    assertThat(page.locator("#target-heading")).hasText("One digital enterprise");
    assertThat(status(panel)).hasText("Off track");
    assertThat(page.locator("#target-sentence"))
        .hasText(Pattern.compile("^Off track: 0 enterprises"));
    assertThat(panel.locator(".alert .badge").first()).hasText("Acknowledged");
    assertThat(page).hasURL(Pattern.compile("target=" + TARGET + ".*lang=en"));
  }

  private static void opensAndClosesByKeyboard(Page page, Locator panel) {
    page.locator("#target-heading").press("Escape");
    assertThat(panel).hasCount(0);
    assertThat(page).not().hasURL(Pattern.compile("target="));
    Locator opener = page.locator("[data-open-target='" + TARGET + "']");
    assertThat(opener).isFocused();

    opener.press("Enter");
    assertThat(page.locator("#target-heading")).isFocused();
    assertThat(page).hasURL(Pattern.compile("target=" + TARGET));

    page.locator("[data-open='19@2025-07-01']").click();
    assertThat(page.locator("#details")).isVisible();
    assertThat(panel).hasCount(0);
    opener.click();
    assertThat(status(panel)).hasText("Off track");
    assertThat(page.locator("#details")).hasCount(0);
  }

  private static void saysThatItCannotBeFetched(Page page) {
    String everyTarget = "**/api/v1/targets/*";
    page.route(everyTarget, Route::abort);
    assertThat(page.locator("#target-failed")).containsText("still trying");
    assertThat(page.locator("#target-actual")).hasText("0 enterprises");

    page.unroute(everyTarget);
    assertThat(page.locator("#target-failed")).hasCount(0);
    assertThat(page.locator("#targets [data-target='" + TARGET + "']")).containsText("Off track");
  }

  private static void saysThatThereIsNone(PageBrowser browser, LiveSystem system) {
    Page page = browser.open(system.address().resolve("/?target=%3Cb%3ENONE%3C/b%3E").toString());

    assertThat(page.locator("#target-unknown")).containsText("“<b>NONE</b>”");
    assertThat(page.locator("#target dl")).hasCount(0);
  }

  private static Locator status(Locator panel) {
    return panel.locator(".standing .badge").first();
  }

  private void apply(LiveSystem system) throws IOException {
    TargetList targets =
        TargetList.read(
            SlippingTargets.targets(directory, List.of(PROVINCE)),
            KpiCatalogue.shipped(),
            UnitRegistryFile.vietnam());
    try (TargetPublisher publisher = TargetPublisher.open(system.connection(), system.topics())) {
      publisher.publish(publisher.diff(targets));
    }
  }
}
