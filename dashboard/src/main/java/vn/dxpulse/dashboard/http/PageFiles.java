package vn.dxpulse.dashboard.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's files, and the modules it imports from their own jars.
 *
 * <p>The page's files are few and held in memory; they are asked for each time and answered with
 * 304 while unchanged. Modules have their version in the path and are kept by browsers for good.
 */
final class PageFiles {

  private static final String PAGE = "/vn/dxpulse/dashboard/page/";
  private static final List<String> NAMES =
      List.of(
          "index.html",
          "app.js",
          "board.js",
          "link.js",
          "polled.js",
          "standing.js",
          "target-list.js",
          "target-panel.js",
          "target-text.js",
          "text.js",
          "style.css",
          "icon.svg");
  private static final String MODULES = "/META-INF/resources/_static/";

  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  /** Names with letters, digits, dots and dashes, none of which begins with a dot. */
  private static final Pattern MODULE_PATH =
      Pattern.compile("(?:[\\w@-][\\w@.-]*/)+[\\w-][\\w.-]*\\.js");

  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final Map<String, PageFile> files = new LinkedHashMap<>();
  private final String contentSecurityPolicy;

  PageFiles() {
    for (String name : NAMES) {
      byte[] bytes =
          read(PAGE + name)
              .orElseThrow(() -> new IllegalStateException(name + " is not in the jar"));
      files.put(name, new PageFile(contentType(name), bytes));
    }
    this.contentSecurityPolicy = policy(files.get("index.html").bytes);
  }

  /** Headers that hold for everything served. */
  void secure(Context context) {
    context
        .header("Content-Security-Policy", contentSecurityPolicy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }

  void index(Context context) {
    file(context, "index.html");
  }

  void file(Context context) {
    file(context, context.pathParam("name"));
  }

  void module(Context context) {
    String path = context.pathParam("path");
    if (!MODULE_PATH.matcher(path).matches()) {
      throw ApiError.notFound(context.path());
    }
    byte[] bytes = read(MODULES + path).orElseThrow(() -> ApiError.notFound(context.path()));
    context
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .contentType(contentType(path))
        .result(bytes);
  }

  private void file(Context context, String name) {
    PageFile file = files.get(name);
    if (file == null) {
      throw ApiError.notFound(context.path());
    }
    context.header("Cache-Control", "no-cache").header("ETag", file.etag);
    if (file.etag.equals(context.header("If-None-Match"))) {
      context.status(304);
      return;
    }
    context.contentType(file.contentType).result(file.bytes);
  }

  /** Own files only; the one inline script, the import map, by its hash. */
  private static String policy(byte[] index) {
    Matcher importMap = INLINE_SCRIPT.matcher(new String(index, StandardCharsets.UTF_8));
    if (!importMap.find()) {
      throw new IllegalStateException("index.html has no import map");
    }
    String hash = sha256(importMap.group(1).getBytes(StandardCharsets.UTF_8));
    return "default-src 'none'; script-src 'self' 'sha256-"
        + hash
        + "'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none';"
        + " form-action 'none'; frame-ancestors 'none'";
  }

  private static Optional<byte[]> read(String resource) {
    try (InputStream stream = PageFiles.class.getResourceAsStream(resource)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String contentType(String name) {
    return CONTENT_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  // No record, for it would be equal by the identity of its array.
  private static final class PageFile {
    private final String contentType;
    private final String etag;
    private final byte[] bytes;

    PageFile(String contentType, byte[] bytes) {
      this.contentType = contentType;
      this.etag = "\"" + sha256(bytes) + "\"";
      this.bytes = bytes;
    }
  }
}
