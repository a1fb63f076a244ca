package vn.dxpulse.dashboard.http;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import vn.dxpulse.dashboard.alert.Action;
import vn.dxpulse.dashboard.alert.AlertStore;
import vn.dxpulse.dashboard.alert.CommandDesk;
import vn.dxpulse.dashboard.alert.CommandOutcome;
import vn.dxpulse.dashboard.rows.Columns;
import vn.dxpulse.schemas.event.AlertCommand;
import vn.dxpulse.schemas.row.AlertAnswer;

/**
 * What people want done about alerts. The streams application decides: 200 with the changed row, or
 * its refusal; 202 if that takes longer than one waits.
 */
final class CommandResource {

  private static final String BY = "by";
  private static final String NOBODY = "dashboard";
  private static final List<String> MATCHERS = List.of("rule", "target", "unit", "kpi", "severity");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 2_000;

  private final AlertStore store;
  private final CommandDesk desk;
  private final RestResource rest;
  private final RowsJson json;
  private final InstantSource clock;

  CommandResource(
      AlertStore store, CommandDesk desk, RestResource rest, RowsJson json, InstantSource clock) {
    this.store = store;
    this.desk = desk;
    this.rest = rest;
    this.json = json;
    this.clock = clock;
  }

  void acknowledge(Context context) {
    String alert = context.pathParam("id");
    AlertResource.requireAlert(store, alert);
    QueryParameters.allowOnly(List.of(), context.queryParamMap());
    CommandBody body =
        CommandBody.of(context, List.of("revision", "owner", BY, "comment", "until", "for"));
    String owner = body.text("owner", LONGEST_NAME);
    submit(
        context,
        command(Action.ACKNOWLEDGE)
            .setAlert(alert)
            .setSeenRevision(body.revision())
            .setOwner(owner)
            .setBy(body.optionalText(BY, LONGEST_NAME).orElse(owner))
            .setComment(body.optionalText("comment", LONGEST_TEXT).orElse(""))
            .setUntil(body.end(clock.instant()))
            .build());
  }

  void withdraw(Context context) {
    String alert = context.pathParam("id");
    AlertResource.requireAlert(store, alert);
    submit(context, seen(context, command(Action.WITHDRAW)).setAlert(alert).setComment("").build());
  }

  void silence(Context context) {
    QueryParameters.allowOnly(List.of(), context.queryParamMap());
    CommandBody body = CommandBody.of(context, List.of("matchers", "reason", BY, "until", "for"));
    CommandBody matchers = body.object("matchers", MATCHERS);
    if (matchers.isEmpty()) {
      throw ApiError.badRequest(
          "missing_field", "matchers are empty; give at least one of " + MATCHERS);
    }
    AlertCommand.Builder command =
        command(Action.SILENCE)
            .setSilence(UUID.randomUUID().toString())
            .setComment(body.text("reason", LONGEST_TEXT))
            .setBy(body.optionalText(BY, LONGEST_NAME).orElse(NOBODY))
            .setUntil(body.end(clock.instant()));
    matchers.optionalText("rule", LONGEST_NAME).ifPresent(command::setMatchRule);
    matchers.optionalText("target", LONGEST_NAME).ifPresent(command::setMatchTarget);
    matchers.optionalText("unit", LONGEST_NAME).ifPresent(command::setMatchUnit);
    matchers.optionalText("kpi", LONGEST_NAME).ifPresent(command::setMatchKpi);
    matchers.optionalText("severity", LONGEST_NAME).ifPresent(command::setMatchSeverity);
    submit(context, command.build());
  }

  void endSilence(Context context) {
    String silence = context.pathParam("id");
    if (store.silences().find(silence).isEmpty()) {
      throw ApiError.notFound(
          "unknown_silence",
          "there is no silence '" + silence + "'; allowed is one of /api/v1/silences");
    }
    submit(
        context,
        seen(context, command(Action.END_SILENCE)).setSilence(silence).setComment("").build());
  }

  private AlertCommand.Builder command(Action action) {
    return AlertCommand.newBuilder()
        .setCommand(UUID.randomUUID().toString())
        .setAction(action.name())
        .setIssuedAt(clock.instant());
  }

  /** Revision and sender of a request without a body. */
  private static AlertCommand.Builder seen(Context context, AlertCommand.Builder command) {
    Map<String, List<String>> query = context.queryParamMap();
    QueryParameters.allowOnly(List.of("revision", BY), query);
    String revision = query.getOrDefault("revision", List.of("")).get(0);
    if (!revision.matches("\\d{1,18}")) {
      throw ApiError.badRequest(
          "invalid_revision",
          "'" + revision + "' is no revision; allowed is that of the row, such as revision=7");
    }
    String by = query.getOrDefault(BY, List.of(NOBODY)).get(0);
    if (by.isBlank() || by.length() > LONGEST_NAME) {
      throw ApiError.badRequest(
          "invalid_by", "by must have 1 to " + LONGEST_NAME + " characters, got " + by.length());
    }
    return command.setSeenRevision(Long.parseLong(revision)).setBy(by);
  }

  private void submit(Context context, AlertCommand command) {
    // Not on the thread that reads the answers: it must not wait for a slow client.
    context.future(
        () -> desk.submit(command).handleAsync((outcome, f) -> respond(context, outcome, f)));
  }

  private Void respond(Context context, CommandOutcome outcome, Throwable failure) {
    try {
      if (failure != null) {
        throw notSent(failure);
      }
      if (outcome.answer().isEmpty()) {
        context.status(202);
        RestResource.answer(context, json.bytes(undecided(outcome.command())));
      } else {
        AlertAnswer answer = outcome.answer().get();
        RestResource.answer(context, json.bytes(accepted(answer, outcome)));
      }
    } catch (ApiError error) {
      rest.error(context, error);
    }
    return null;
  }

  private static Map<String, Object> undecided(String command) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("command", command);
    body.put("look_at", "/api/v1/commands/" + command);
    return body;
  }

  private static Map<String, Object> accepted(AlertAnswer answer, CommandOutcome outcome) {
    if (!answer.getAccepted()) {
      throw refused(answer);
    }
    boolean ofAlert =
        switch (Action.valueOf(answer.getAction())) {
          case ACKNOWLEDGE, WITHDRAW -> true;
          case SILENCE, END_SILENCE -> false;
        };
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("command", outcome.command());
    body.put(ofAlert ? "alert" : "silence", outcome.row().map(Columns::of).orElseThrow());
    return body;
  }

  private static ApiError refused(AlertAnswer answer) {
    int status =
        switch (answer.getReason()) {
          case "STALE_REVISION", "NOT_FIRING" -> 409;
          case "UNKNOWN_ALERT", "UNKNOWN_SILENCE" -> 404;
          default -> 422;
        };
    String code = answer.getReason().toLowerCase(Locale.ROOT);
    return new ApiError(
        status, code.equals("invalid") ? "invalid_command" : code, answer.getMessage());
  }

  private static ApiError notSent(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof CommandDesk.NotSent) {
      return ApiError.unavailable("not_sent", cause.getMessage());
    }
    throw new CompletionException(cause);
  }
}
