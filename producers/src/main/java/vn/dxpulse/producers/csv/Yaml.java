package vn.dxpulse.producers.csv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;

/** A part of a YAML file that knows its line. Lists, anchors and tags are not part of mappings. */
sealed interface Yaml {

  /** Line on which the part begins, from 1. */
  int line();

  /** Text of a value, as written. */
  record Scalar(int line, String text) implements Yaml {}

  /** Keys and what they hold, in the order of the file. */
  record Block(int line, Map<String, Yaml> entries) implements Yaml {}

  /**
   * Reads a file whose top is a block.
   *
   * @throws IOException if it is not such YAML; the message names the line
   */
  static Block read(Reader reader) throws IOException {
    try (JsonParser parser = new YAMLFactory().createParser(reader)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("line 1: keys and values expected");
      }
      return block(parser);
    }
  }

  private static Block block(JsonParser parser) throws IOException {
    int line = lineOf(parser);
    Map<String, Yaml> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int keyLine = lineOf(parser);
      parser.nextToken();
      if (entries.put(key, value(parser)) != null) {
        throw new IOException("line %d: '%s' stands twice".formatted(keyLine, key));
      }
    }
    return new Block(line, entries);
  }

  private static Yaml value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return block(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      throw new IOException("line %d: lists are not allowed here".formatted(lineOf(parser)));
    }
    // An empty value ("default:") means the empty text; so does "" in quotes.
    return new Scalar(
        lineOf(parser), token == JsonToken.VALUE_NULL ? "" : parser.getText().strip());
  }

  private static int lineOf(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
