package vn.dxpulse.systemtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Asks a dashboard as any client would. */
final class RestClient {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  RestClient(URI address) {
    this.address = address;
  }

  /** Status of a page. */
  int status(String path) {
    return send(path).statusCode();
  }

  /** Content of a page, which must be there. */
  JsonNode get(String path) {
    HttpResponse<String> response = send(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answers " + response.statusCode() + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(path + " is no JSON", e);
    }
  }

  /** Every row that the dashboard has, by key. */
  Map<String, JsonNode> rows() {
    return byKey(get("/api/v1/values").get("rows"));
  }

  /** Rows by the key that they have on the topic. */
  static Map<String, JsonNode> byKey(JsonNode rows) {
    Map<String, JsonNode> byKey = new TreeMap<>();
    for (JsonNode row : rows) {
      JsonNode before = byKey.put(key(row), row);
      if (before != null) {
        throw new AssertionError("two rows of one key: " + row);
      }
    }
    return byKey;
  }

  /** Key of a row on the topic. */
  static String key(JsonNode row) {
    return String.join(
        "|",
        row.get("view").asText(),
        row.get("unit").asText(),
        row.get("kpi").asText(),
        row.get("window").asText());
  }

  private HttpResponse<String> send(String path) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(LIMIT).build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(path + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
