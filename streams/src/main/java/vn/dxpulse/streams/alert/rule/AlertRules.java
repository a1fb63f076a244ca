package vn.dxpulse.streams.alert.rule;

import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.dxpulse.schemas.file.TextFile;

/** Every alert rule. Immutable; the shipped {@code alerts.yaml} explains the file. */
public final class AlertRules {

  /** Without rules: nothing is ever raised. */
  public static final AlertRules NONE = new AlertRules(List.of());

  private static final String SHIPPED = "alerts.yaml";

  private final List<AlertRule> all;

  /** Of rules with different ids. */
  public AlertRules(List<AlertRule> all) {
    this.all = List.copyOf(all);
  }

  /** The rules in the jar. */
  public static AlertRules shipped() {
    return TextFile.shipped(AlertRules.class, SHIPPED, AlertRules::read);
  }

  /**
   * Reads rules from a file.
   *
   * @throws InvalidAlertRules if they cannot be used; lists every problem with file and line
   */
  public static AlertRules read(Path file) {
    return TextFile.read(file, InvalidAlertRules::new, AlertRules::read);
  }

  /** Reads rules; {@code origin} names the source in messages. */
  public static AlertRules read(Reader reader, String origin) {
    return new RulesReader(origin).read(reader);
  }

  /** Every rule, in the order of the file. */
  public List<AlertRule> all() {
    return all;
  }

  /** The rule of that id, if there is one. */
  public Optional<AlertRule> find(String id) {
    return all.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The rules whose condition is of a kind, each with it. */
  public <C extends Condition> List<Bound<C>> with(Class<C> condition) {
    return all.stream()
        .filter(rule -> condition.isInstance(rule.condition()))
        .map(rule -> new Bound<>(rule, condition.cast(rule.condition())))
        .toList();
  }

  /** A rule and its condition, of which the kind is known. */
  public record Bound<C extends Condition>(AlertRule rule, C condition) {}
}
