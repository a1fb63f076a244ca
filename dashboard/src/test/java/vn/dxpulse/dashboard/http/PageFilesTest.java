package vn.dxpulse.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern IMPORT = Pattern.compile("(?:from|import) ?['\"]([^'\"]+)['\"]");

  private final TestServer server = TestServer.started();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyModuleOfTheImportMapIsThere() throws JsonProcessingException {
    assertThat(importMap()).hasSizeGreaterThan(3);
    importMap().values().forEach(path -> assertThat(script(path)).as(path).isNotEmpty());
  }

  @Test
  void everyImportOfThePageResolves() throws JsonProcessingException {
    Map<String, String> imports = importMap();
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of("/app.js"));

    while (!open.isEmpty()) {
      String path = open.remove();
      if (seen.add(path)) {
        Matcher matcher = IMPORT.matcher(script(path));
        while (matcher.find()) {
          String name = matcher.group(1);
          assertThat(name.startsWith(".") || imports.containsKey(name))
              .as("%s imports %s", path, name)
              .isTrue();
          open.add(imports.getOrDefault(name, URI.create(path).resolve(name).getPath()));
        }
      }
    }

    assertThat(seen).hasSizeGreaterThan(8);
  }

  @Test
  void thePageMayOnlyLoadItsOwnFiles() {
    HttpResponse<String> page = server.get("/");

    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("${").doesNotContain("https://");
  }

  @Test
  void anUnchangedFileIsNotSentAgain() {
    HttpResponse<String> first = server.get("/app.js");
    String etag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> second =
        server.send(
            HttpRequest.newBuilder(server.address("/app.js")).header("If-None-Match", etag));

    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void modulesAreKeptByBrowsersForTheirVersionIsInThePath() throws JsonProcessingException {
    assertThat(server.get(importMap().get("lit")).headers().firstValue("Cache-Control"))
        .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/modules/lit/package.json",
        "/modules/../../logback-test.xml",
        "/modules/%2e%2e/%2e%2e/vn/dxpulse/dashboard/page/app.js",
        "/modules/lit/..%2f..%2fx.js",
        "/package-info.class",
        "/logback-test.xml",
      })
  void nothingElseOfTheClasspathIsServed(String path) {
    assertThat(server.get(path).statusCode()).isIn(400, 404);
  }

  private Map<String, String> importMap() throws JsonProcessingException {
    Matcher matcher = IMPORT_MAP.matcher(server.get("/").body());
    assertThat(matcher.find()).isTrue();
    Map<String, String> imports = new TreeMap<>();
    new ObjectMapper()
        .readTree(matcher.group(1))
        .get("imports")
        .properties()
        .forEach(entry -> imports.put(entry.getKey(), entry.getValue().asText()));
    return imports;
  }

  private String script(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    return response.body();
  }
}
