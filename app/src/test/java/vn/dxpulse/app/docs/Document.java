package vn.dxpulse.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown file of the project. */
public record Document(Path file, String text) {

  private static final Path ROOT =
      Path.of(System.getProperty("dxpulse.project.root")).toAbsolutePath().normalize();

  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern CODE_SPAN = Pattern.compile("`[^`\n]+`");
  private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  /** The file at {@code path} below the project's root. */
  public static Document of(String path) {
    return read(ROOT.resolve(path));
  }

  /** Every file that the project has for people. */
  public static List<Document> all() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md").map(ROOT::resolve),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(Document::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path root() {
    return ROOT;
  }

  /** Path below the project's root. */
  public String name() {
    return ROOT.relativize(file).toString();
  }

  /** Text of the section under {@code heading}, up to the next heading; empty if there is none. */
  public String section(String heading) {
    int start = text.indexOf("\n" + heading + "\n");
    if (start < 0) {
      return "";
    }
    int from = start + heading.length() + 2;
    int next = text.indexOf("\n#", from);
    return next < 0 ? text.substring(from) : text.substring(from, next);
  }

  /** Blocks between fences, with their fences. */
  public Stream<String> blocks() {
    return FENCED.matcher(text).results().map(MatchResult::group);
  }

  /** Pieces of code in running text. */
  public Stream<String> codeSpans() {
    return CODE_SPAN
        .matcher(prose())
        .results()
        .map(MatchResult::group)
        .map(span -> span.substring(1, span.length() - 1));
  }

  /** Targets of links and images, but those on the web. */
  Stream<String> relativeLinks() {
    return LINK.matcher(CODE_SPAN.matcher(prose()).replaceAll("code"))
        .results()
        .map(match -> match.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"));
  }

  /** True if the link leads to a file and, if it names one, to a heading in it. */
  boolean resolves(String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!target.startsWith(ROOT) || !Files.exists(target)) {
      return false;
    }
    return hash < 0 || read(target).hasAnchor(link.substring(hash + 1));
  }

  private boolean hasAnchor(String anchor) {
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(match -> anchorOf(match.group(1)))
        .anyMatch(anchor::equals);
  }

  /** As GitHub makes it: lower case, without punctuation, blanks as dashes. */
  private static String anchorOf(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private String prose() {
    return FENCED.matcher(text).replaceAll("");
  }

  private static Document read(Path file) {
    try {
      return new Document(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
