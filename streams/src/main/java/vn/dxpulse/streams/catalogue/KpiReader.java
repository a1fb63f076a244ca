package vn.dxpulse.streams.catalogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import vn.dxpulse.schemas.indicator.Direction;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.pane.Window;

/**
 * Reads one KPI. Where something is wrong it adds a problem and goes on with a stand-in, so that
 * the rest is checked too; with a problem, what it returns is not used.
 */
final class KpiReader {

  private static final String RATIO = "ratio";
  private static final int MAX_PERCENTILE = 99;

  private final YamlProblems problems;
  private final TermReader terms;

  KpiReader(YamlProblems problems) {
    this.problems = problems;
    this.terms = new TermReader(problems);
  }

  /** The KPI; empty if it cannot even be said which one it is. */
  Optional<Kpi> read(Yaml.Block block, Measure measure) {
    return switch (measure) {
      case COUNT, SUM, RATIO, PERCENTILE -> ofEvents(block, measure);
      case STOCK -> Optional.of(stock(block));
      case MILESTONE -> Optional.of(milestone(block));
      case SERVICES -> Optional.of(services(block));
      case LATEST -> throw new IllegalArgumentException("latest is not one KPI");
    };
  }

  private Optional<Kpi> ofEvents(Yaml.Block block, Measure measure) {
    Optional<EventKind> event = event(block);
    Optional<Subject> subject = event.map(EventKind::subject);
    Kpi.Description description =
        description(block, subject, event.map(kind -> units(kind, measure)));
    Set<Window> windows = windows(block);
    if (event.isEmpty()) {
      return Optional.empty();
    }
    EventKind kind = event.get();
    return Optional.of(
        switch (measure) {
          case RATIO ->
              new Kpi.Flow(
                  description,
                  kind,
                  windows,
                  terms.part(block, "numerator", kind),
                  Optional.of(terms.part(block, "denominator", kind)));
          case PERCENTILE ->
              new Kpi.Percentile(
                  description,
                  kind,
                  windows,
                  terms.summing(block, kind),
                  (int) number(block, "percentile", MAX_PERCENTILE),
                  block.entries().containsKey("divide_by")
                      ? number(block, "divide_by", Integer.MAX_VALUE)
                      : 1);
          case SUM ->
              new Kpi.Flow(
                  description, kind, windows, terms.summing(block, kind), Optional.empty());
          case COUNT ->
              new Kpi.Flow(
                  description, kind, windows, terms.counting(block, kind), Optional.empty());
          case STOCK, MILESTONE, SERVICES, LATEST ->
              throw new IllegalArgumentException(measure.token());
        });
  }

  private static Set<String> units(EventKind event, Measure measure) {
    Set<String> units = new HashSet<>();
    if (measure == Measure.RATIO) {
      units.add(RATIO);
    }
    if (measure == Measure.COUNT || measure == Measure.SUM) {
      units.add(event.subject().unit());
    }
    if (measure == Measure.SUM || measure == Measure.PERCENTILE) {
      units.addAll(event.quantities());
    }
    return units;
  }

  private Kpi stock(Yaml.Block block) {
    List<String> tokens = Arrays.stream(EnterpriseKind.values()).map(KpiReader::token).toList();
    Optional<EnterpriseKind> kind =
        choice(block, "kind", tokens)
            .flatMap(token -> EnterpriseKind.find(token.toUpperCase(Locale.ROOT)));
    Optional<Subject> subject =
        kind.map(
            one ->
                switch (one) {
                  case DIGITAL -> Subject.DIGITAL_ENTERPRISES;
                  case DIGITAL_TECHNOLOGY -> Subject.DIGITAL_TECHNOLOGY_ENTERPRISES;
                });
    return new Kpi.Stock(
        description(block, subject, subject.map(one -> Set.of(one.unit()))),
        kind.orElse(EnterpriseKind.DIGITAL));
  }

  private Kpi milestone(Yaml.Block block) {
    Subject subject = Subject.DECLARATIONS;
    return new Kpi.Milestone(
        description(block, Optional.of(subject), Optional.of(Set.of(subject.unit()))),
        identifier(block, "milestone"));
  }

  private Kpi services(Yaml.Block block) {
    ServiceScale scale =
        choice(block, "scale", ServiceScale.tokens())
            .flatMap(ServiceScale::find)
            .orElse(ServiceScale.ANY);
    boolean ofAll = block.entries().containsKey("share");
    Optional<String> share = ofAll ? choice(block, "share", scale.shares()) : Optional.empty();
    Subject subject = Subject.SERVICES;
    return new Kpi.Services(
        description(
            block, Optional.of(subject), Optional.of(Set.of(ofAll ? RATIO : subject.unit()))),
        scale,
        share.map(scale::group).orElseGet(scale::all),
        ofAll ? Optional.of(scale.all()) : Optional.empty());
  }

  private Kpi.Description description(
      Yaml.Block block, Optional<Subject> subject, Optional<Set<String>> units) {
    String id = identifier(block, "id");
    String nameVi = words(block, "name_vi");
    String nameEn = words(block, "name_en");
    subject.ifPresent(
        one ->
            List.of("id", "name_vi", "name_en")
                .forEach(
                    key ->
                        one.complaint(problemFreeText(block, key))
                            .ifPresent(
                                complaint -> problems.add(block.entries().get(key), complaint))));
    return new Kpi.Description(
        id, nameVi, nameEn, unit(block, units), direction(block), words(block, "formula"));
  }

  private static String problemFreeText(Yaml.Block block, String key) {
    return block.entries().get(key) instanceof Yaml.Scalar scalar ? scalar.text() : "";
  }

  private String unit(Yaml.Block block, Optional<Set<String>> units) {
    return units.isPresent()
        ? choice(block, "unit", new TreeSet<>(units.get())).orElse("")
        : problems.text(block, "unit").orElse("");
  }

  private Direction direction(Yaml.Block block) {
    Optional<String> token = problems.text(block, "direction");
    try {
      return token.map(Direction::of).orElse(Direction.NEUTRAL);
    } catch (IllegalArgumentException e) {
      problems.add(block.entries().get("direction"), e.getMessage());
      return Direction.NEUTRAL;
    }
  }

  private Optional<EventKind> event(Yaml.Block block) {
    return choice(block, "event", EventKind.tokens()).flatMap(EventKind::find);
  }

  private Set<Window> windows(Yaml.Block block) {
    Set<Window> all = EnumSet.allOf(Window.class);
    if (!block.entries().containsKey("windows")) {
      return all;
    }
    Set<Window> wanted = EnumSet.noneOf(Window.class);
    problems
        .list(block, "windows")
        .ifPresent(list -> list.items().forEach(item -> window(item).ifPresent(wanted::add)));
    if (wanted.isEmpty()) {
      problems.add(block.entries().get("windows"), "windows names no window");
      return all;
    }
    return wanted;
  }

  private Optional<Window> window(Yaml item) {
    String id = item instanceof Yaml.Scalar scalar ? scalar.text() : "";
    Optional<Window> window =
        Arrays.stream(Window.values()).filter(one -> one.id().equals(id)).findFirst();
    if (window.isEmpty()) {
      problems.add(
          item,
          "window is '%s', allowed: %s"
              .formatted(id, Arrays.stream(Window.values()).map(Window::id).toList()));
    }
    return window;
  }

  private long number(Yaml.Block block, String key, int max) {
    Optional<String> text = problems.text(block, key);
    OptionalLong number =
        text.filter(digits -> digits.matches("[0-9]{1,10}")).stream()
            .mapToLong(Long::parseLong)
            .filter(value -> value >= 1 && value <= max)
            .findFirst();
    if (text.isPresent() && number.isEmpty()) {
      problems.add(
          block.entries().get(key), "%s is '%s', allowed: 1..%d".formatted(key, text.get(), max));
    }
    return number.orElse(1);
  }

  private Optional<String> choice(Yaml.Block block, String key, Collection<String> allowed) {
    Optional<String> text = problems.text(block, key);
    if (text.isPresent() && !allowed.contains(text.get())) {
      problems.add(
          block.entries().get(key), "%s is '%s', allowed: %s".formatted(key, text.get(), allowed));
    }
    return text.filter(allowed::contains);
  }

  private String identifier(Yaml.Block block, String key) {
    Optional<String> text = problems.text(block, key);
    if (text.isPresent() && !text.get().matches("[a-z][a-z0-9_]*")) {
      problems.add(
          block.entries().get(key),
          "%s is '%s', allowed: lower-case letters, digits and _".formatted(key, text.get()));
    }
    return text.orElse("");
  }

  private String words(Yaml.Block block, String key) {
    return Normalizer.normalize(problems.text(block, key).orElse(""), Normalizer.Form.NFC);
  }

  private static String token(EnterpriseKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
