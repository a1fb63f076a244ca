package vn.dxpulse.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/**
 * A part of a document that a test writes, between two marks. With {@code -Dgolden.update=true} it
 * is written anew.
 *
 * @param document path below the project's root
 * @param writer what stands in its first mark
 */
record WrittenPart(String document, String writer) {

  private static final String END = "<!-- end -->";

  /** Asserts that it says {@code expected}, which ends with a line break. */
  void requireIs(String expected) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Document before = Document.of(document);
      Files.writeString(
          before.file(),
          before.text().substring(0, begin(before))
              + expected
              + before.text().substring(end(before)));
    }
    Document now = Document.of(document);

    assertThat(now.text().substring(begin(now), end(now))).as(writer).isEqualTo(expected);
  }

  private int begin(Document in) {
    String mark = "<!-- begin: written by " + writer + " -->\n";
    assertThat(in.text()).contains(mark);
    return in.text().indexOf(mark) + mark.length();
  }

  private int end(Document in) {
    return in.text().indexOf(END, begin(in));
  }
}
