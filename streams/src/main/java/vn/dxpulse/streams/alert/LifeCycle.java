package vn.dxpulse.streams.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import vn.dxpulse.streams.alert.Alert.Care;
import vn.dxpulse.streams.alert.Alert.Episode;
import vn.dxpulse.streams.alert.Alert.Heard;
import vn.dxpulse.streams.alert.rule.Signal;
import vn.dxpulse.streams.alert.rule.Timing;

/**
 * The state machine of one alert.
 *
 * <pre>
 * from                  | what happens                 | to                        | cause
 * ----------------------+------------------------------+---------------------------+--------------
 * INACTIVE, RESOLVED    | condition raised             | PENDING                   | CONDITION
 * PENDING               | condition no longer raised   | INACTIVE                  | CONDITION
 * PENDING               | raised for hold_for          | FIRING, or SILENCED       | HOLD
 * FIRING                | escalate_after is over       | FIRING, a level higher    | ESCALATE
 * active                | taken                        | ACKNOWLEDGED, or SILENCED | ACKNOWLEDGE
 * ACKNOWLEDGED, SILENCED| given back                   | FIRING, or SILENCED       | WITHDRAW
 * ACKNOWLEDGED, SILENCED| the acknowledgement ends     | FIRING, or SILENCED       | EXPIRE
 * active                | a silence covers it          | SILENCED                  | SILENCE
 * SILENCED              | the silence is over          | FIRING, or ACKNOWLEDGED;  | SILENCE_ENDED
 *                       |                              | SILENCED if another covers|
 * active                | clear for clear_for          | RESOLVED                  | CLEAR
 * PENDING               | rule or subject gone         | INACTIVE                  | as given
 * active                | rule or subject gone         | RESOLVED                  | as given
 * </pre>
 *
 * <p><em>Active</em> is FIRING, ACKNOWLEDGED or SILENCED; a silence goes before an acknowledgement,
 * which is kept below it. Nothing else is possible. An alert that is neither raised nor cleared
 * stays active, but a pending one does not fire of it. Of what falls due at the same moment, being
 * clear goes first, then the end of the acknowledgement, then escalation. Immutable.
 */
final class LifeCycle {

  private final Timing timing;

  LifeCycle(Timing timing) {
    this.timing = timing;
  }

  /** What comes of what the condition says. */
  Step hear(Alert alert, Signal signal, long atMs) {
    Heard heard = alert.heard().signal() == signal ? alert.heard() : new Heard(signal, atMs);
    Alert told = alert.with(heard);
    return switch (alert.stage()) {
      case INACTIVE, RESOLVED ->
          signal == Signal.RAISED
              ? changed(
                  told.with(alert.episode().started(atMs)), Stage.PENDING, Cause.CONDITION, atMs)
              : Step.none(told);
      case PENDING ->
          signal == Signal.RAISED
              ? Step.none(told)
              : changed(told, Stage.INACTIVE, Cause.CONDITION, atMs);
      case FIRING, ACKNOWLEDGED, SILENCED -> Step.none(told);
    };
  }

  /** When time alone changes the alert next, if it does. */
  OptionalLong due(Alert alert) {
    return switch (alert.stage()) {
      case INACTIVE, RESOLVED -> OptionalLong.empty();
      case PENDING -> OptionalLong.of(alert.sinceMs() + timing.holdFor().toMillis());
      case FIRING, ACKNOWLEDGED, SILENCED ->
          earliest(clearDue(alert), earliest(expiryDue(alert), escalationDue(alert)));
    };
  }

  /**
   * What comes of an alert that is due; {@code atMs} is when it is.
   *
   * @param cover the silence that covers it once it fires
   */
  Step elapse(Alert alert, long atMs, Function<Alert, Optional<String>> cover) {
    if (alert.stage() == Stage.PENDING) {
      return fire(alert, atMs, cover);
    }
    if (isAt(clearDue(alert), atMs)) {
      return end(alert, Cause.CLEAR, atMs);
    }
    if (isAt(expiryDue(alert), atMs)) {
      return care(alert, new Care(Optional.empty(), alert.care().silence()), Cause.EXPIRE, atMs);
    }
    if (isAt(escalationDue(alert), atMs)) {
      return changed(alert.with(alert.episode().escalated()), alert.stage(), Cause.ESCALATE, atMs);
    }
    throw new IllegalStateException(alert.id() + " is not due at " + atMs);
  }

  /** Somebody takes an active alert. */
  Step acknowledge(Alert alert, Acknowledgement by, long atMs) {
    return care(alert, new Care(Optional.of(by), alert.care().silence()), Cause.ACKNOWLEDGE, atMs);
  }

  /** Whoever took an active alert gives it back. */
  Step withdraw(Alert alert, long atMs) {
    return care(alert, new Care(Optional.empty(), alert.care().silence()), Cause.WITHDRAW, atMs);
  }

  /** A silence covers an active alert, another one than before, or none any more. */
  Step cover(Alert alert, Optional<String> silence, Cause cause, long atMs) {
    return care(alert, new Care(alert.care().taken(), silence), cause, atMs);
  }

  /** Ends an alert without waiting: its rule or its subject is gone. */
  Step end(Alert alert, Cause cause, long atMs) {
    Alert quiet = alert.with(Care.NONE);
    return switch (alert.stage()) {
      case INACTIVE, RESOLVED -> Step.none(alert);
      case PENDING -> changed(cleared(quiet, atMs), Stage.INACTIVE, cause, atMs);
      case FIRING, ACKNOWLEDGED, SILENCED ->
          changed(
              cleared(quiet, atMs).with(alert.episode().resolved(atMs)),
              Stage.RESOLVED,
              cause,
              atMs);
    };
  }

  private static Alert cleared(Alert alert, long atMs) {
    return alert.heard().signal() == Signal.CLEARED
        ? alert
        : alert.with(new Heard(Signal.CLEARED, atMs));
  }

  private Step fire(Alert alert, long atMs, Function<Alert, Optional<String>> cover) {
    List<Long> lately = new ArrayList<>(alert.trail().firingsMs());
    long windowMs = timing.flapping().within().toMillis();
    lately.add(atMs);
    lately.removeIf(firedMs -> firedMs <= atMs - windowMs && firedMs != atMs);
    Episode episode = alert.episode().fired(atMs, lately.size() > timing.flapping().firings());
    Alert fired = alert.with(episode).with(alert.trail().fired(lately));
    Care care = new Care(Optional.empty(), cover.apply(fired));
    return changed(fired.with(care), care.stage(), Cause.HOLD, atMs);
  }

  private OptionalLong clearDue(Alert alert) {
    return alert.heard().signal() == Signal.CLEARED
        ? OptionalLong.of(alert.heard().sinceMs() + timing.clearMs(alert.episode().flapping()))
        : OptionalLong.empty();
  }

  private static OptionalLong expiryDue(Alert alert) {
    return alert.care().taken().map(Acknowledgement::untilMs).orElseGet(OptionalLong::empty);
  }

  private OptionalLong escalationDue(Alert alert) {
    int level = alert.episode().level();
    boolean escalates = alert.stage() == Stage.FIRING && level < timing.escalateAfter().size();
    return escalates
        ? OptionalLong.of(alert.sinceMs() + timing.escalateAfter().get(level).toMillis())
        : OptionalLong.empty();
  }

  private static OptionalLong earliest(OptionalLong one, OptionalLong other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
  }

  private static boolean isAt(OptionalLong due, long atMs) {
    return due.isPresent() && due.getAsLong() <= atMs;
  }

  private static Step care(Alert alert, Care care, Cause cause, long atMs) {
    if (!alert.stage().isActive()) {
      throw new IllegalStateException(alert.id() + " is " + alert.stage() + " and not firing");
    }
    return changed(alert.with(care), care.stage(), cause, atMs);
  }

  private static Step changed(Alert alert, Stage to, Cause cause, long atMs) {
    Alert after = alert.in(to, atMs).with(alert.trail().changed(atMs));
    return new Step(
        after, Optional.of(new Transition(alert.stage(), cause, Optional.empty(), atMs, after)));
  }

  /** The alert that comes of something, and the transition if there was one. */
  record Step(Alert alert, Optional<Transition> transition) {
    static Step none(Alert alert) {
      return new Step(alert, Optional.empty());
    }
  }
}
