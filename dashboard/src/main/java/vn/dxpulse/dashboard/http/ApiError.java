package vn.dxpulse.dashboard.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is answered with an error: {@code {"code": ..., "message": ...}}. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final int status;
  private final String code;

  /**
   * @param status HTTP status
   * @param code stable name of the error, for programs
   * @param message what was seen and what is allowed, for people
   */
  ApiError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ApiError badRequest(String code, String message) {
    return new ApiError(BAD_REQUEST, code, message);
  }

  static ApiError notFound(String path) {
    return notFound("not_found", "there is nothing at " + path);
  }

  static ApiError notFound(String code, String message) {
    return new ApiError(NOT_FOUND, code, message);
  }

  static ApiError unavailable(String code, String message) {
    return new ApiError(UNAVAILABLE, code, message);
  }

  int status() {
    return status;
  }

  boolean isTemporary() {
    return status == UNAVAILABLE;
  }

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", code);
    body.put("message", getMessage());
    return body;
  }
}
