package vn.dxpulse.systemtest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The distribution's Chromium, and what its pages complain of. For one thread. */
final class PageBrowser implements AutoCloseable {

  /** How long to wait for what takes a second or two; the rest is a busy machine. */
  static final Duration SOON = Duration.ofSeconds(60);

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

  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Playwright playwright = Playwright.create();
  private final Browser browser;

  private PageBrowser() {
    try {
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /** Skips the test if there is no Chromium. */
  static void assumeInstalled() {
    assumeTrue(Files.isExecutable(CHROMIUM), CHROMIUM + " is not installed");
  }

  /** Assertions about pages wait for {@link #SOON} from here on. */
  static PageBrowser start() {
    PlaywrightAssertions.setDefaultAssertionTimeout((double) SOON.toMillis());
    return new PageBrowser();
  }

  /** A page at an address. */
  Page open(String address) {
    Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1_400, 900));
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.navigate(address);
    return page;
  }

  /** Errors of all pages so far, which may still grow. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
