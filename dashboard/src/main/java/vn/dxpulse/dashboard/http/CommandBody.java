package vn.dxpulse.dashboard.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON object of a request, of which every field is asked for by name: one that nobody asks for
 * is refused, so that nothing can be set that is not meant to be.
 */
final class CommandBody {

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Far more than the longest texts allowed take. */
  private static final int MOST_BYTES = 16 * 1024;

  private static final String TYPE = "application/json";
  private static final int TOO_LARGE = 413;
  private static final int UNSUPPORTED_TYPE = 415;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

  /** Whoever wants longer than this wants the rule or the target changed. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final JsonNode object;
  private final String path;

  private CommandBody(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * The body of a request with no fields but those of {@code allowed}.
   *
   * @throws ApiError if it is no such JSON
   */
  static CommandBody of(Context context, List<String> allowed) {
    String type = String.valueOf(context.contentType());
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
      throw new ApiError(
          UNSUPPORTED_TYPE,
          "unsupported_media_type",
          "the body is '" + type + "'; allowed is " + TYPE);
    }
    CommandBody body = new CommandBody(parse(bytes(context)), "");
    body.allowOnly(allowed);
    return body;
  }

  /** The object in a field, with no fields but those of {@code allowed}; must be there. */
  CommandBody object(String field, List<String> allowed) {
    CommandBody inner = new CommandBody(present(field), path + field + ".");
    if (!inner.object.isObject()) {
      throw invalid(field, "no object");
    }
    inner.allowOnly(allowed);
    return inner;
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  /** A whole number from 0; must be there. */
  long revision() {
    JsonNode value = present("revision");
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw invalid("revision", "no whole number from 0");
    }
    return value.asLong();
  }

  /** A text that is there and not blank, of at most {@code most} characters. */
  String text(String field, int most) {
    return optionalText(field, most).orElseThrow(() -> missing(field));
  }

  /** A text of at most {@code most} characters; empty if it is missing or null. */
  Optional<String> optionalText(String field, int most) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    String text = value.asText().strip();
    if (!value.isTextual() || text.isEmpty() || text.length() > most) {
      throw invalid(field, "no text of 1 to " + most + " characters");
    }
    if (CONTROLS.matcher(text).find()) {
      throw invalid(field, "a text with control characters");
    }
    return Optional.of(text);
  }

  /**
   * When it ends by itself: {@code until}, a time, or {@code for}, a duration from {@code now};
   * exactly one of them, at most 366 days from now.
   */
  Instant end(Instant now) {
    Optional<String> until = optionalText("until", 40);
    Optional<String> span = optionalText("for", 40);
    if (until.isPresent() == span.isPresent()) {
      throw ApiError.badRequest(
          "invalid_field",
          "give either until, such as \"2026-03-01T10:00:00Z\", or for, such as \"PT4H\"");
    }
    String field = until.isPresent() ? "until" : "for";
    Instant end;
    try {
      end = until.map(Instant::parse).orElseGet(() -> now.plus(Duration.parse(span.orElseThrow())));
    } catch (DateTimeException | ArithmeticException e) {
      throw invalid(field, "not of that form");
    }
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      throw invalid(field, "not between now and " + LONGEST.toDays() + " days from now");
    }
    return end;
  }

  private void allowOnly(List<String> allowed) {
    for (String field : (Iterable<String>) object::fieldNames) {
      if (!allowed.contains(field)) {
        throw ApiError.badRequest(
            "unknown_field", "there is no field '" + path + field + "'; allowed are " + allowed);
      }
    }
  }

  private JsonNode present(String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw missing(field);
    }
    return value;
  }

  private ApiError missing(String field) {
    return ApiError.badRequest("missing_field", "the field '" + path + field + "' is missing");
  }

  private ApiError invalid(String field, String is) {
    return ApiError.badRequest(
        "invalid_field", "'" + path + field + "' is " + object.path(field) + ", " + is);
  }

  private static byte[] bytes(Context context) {
    try {
      byte[] bytes = context.req().getInputStream().readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new ApiError(
            TOO_LARGE, "too_large", "the body has more than the " + MOST_BYTES + " bytes allowed");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode object = JSON.readTree(bytes);
      if (object == null || !object.isObject()) {
        throw ApiError.badRequest("invalid_body", "the body is no JSON object");
      }
      return object;
    } catch (JsonProcessingException e) {
      throw ApiError.badRequest("invalid_body", "the body is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
