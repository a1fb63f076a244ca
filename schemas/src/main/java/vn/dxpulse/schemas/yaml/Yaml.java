package vn.dxpulse.schemas.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML file that knows its line. Anchors and tags are not part of our files. */
public sealed interface Yaml {

  /** Line on which the part begins, from 1. */
  int line();

  /** Text of a value, as written. */
  record Scalar(int line, String text) implements Yaml {}

  /** Keys and what they hold, in the order of the file. */
  record Block(int line, Map<String, Yaml> entries) implements Yaml {
    public Block {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** Items of a list, in the order of the file. */
  record Sequence(int line, List<Yaml> items) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }
  }

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

  private static Sequence sequence(JsonParser parser) throws IOException {
    int line = lineOf(parser);
    List<Yaml> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Sequence(line, items);
  }

  private static Yaml value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> block(parser);
      case START_ARRAY -> sequence(parser);
      // An empty value ("default:") means the empty text; so does "" in quotes.
      case VALUE_NULL -> new Scalar(lineOf(parser), "");
      default -> new Scalar(lineOf(parser), parser.getText().strip());
    };
  }

  private static int lineOf(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
