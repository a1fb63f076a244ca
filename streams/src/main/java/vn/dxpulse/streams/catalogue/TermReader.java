package vn.dxpulse.streams.catalogue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;
import vn.dxpulse.streams.expression.FactLanguage;
import vn.dxpulse.streams.expression.Term;
import vn.dxpulse.streams.expression.TermProblem;

/** Reads the expressions of KPIs and checks them. */
final class TermReader {

  /** CEL for every fact. */
  private static final String EVERY = "true";

  private final YamlProblems problems;
  private final Map<EventKind, FactLanguage> languages = new EnumMap<>(EventKind.class);

  TermReader(YamlProblems problems) {
    this.problems = problems;
  }

  /** A count of the facts that {@code filter} lets through. */
  Term counting(Yaml.Block block, EventKind event) {
    return checked(block, Term.counting(filter(problems.raw(block, "filter"))), event);
  }

  /** {@code value} of the facts that {@code filter} lets through. */
  Term summing(Yaml.Block block, EventKind event) {
    String filter = filter(problems.raw(block, "filter"));
    return problems
        .text(block, "value")
        .map(value -> checked(block, new Term(filter, value), event))
        .orElse(Term.EVERY);
  }

  /** Numerator or denominator: a filter, or a block with a filter, a value or both. */
  Term part(Yaml.Block parent, String key, EventKind event) {
    Yaml part = parent.entries().get(key);
    if (part instanceof Yaml.Block block) {
      problems.refuseUnknownKeys(block, Set.of("filter", "value"));
      return summing(block, event);
    }
    return problems
        .text(parent, key)
        .map(filter -> checked(part, Term.counting(filter(filter)), event))
        .orElse(Term.EVERY);
  }

  private Term checked(Yaml place, Term term, EventKind event) {
    for (TermProblem problem : language(event).problems(term)) {
      switch (problem.part()) {
        case FILTER -> problems.add(line(place, "filter"), "filter " + problem.message());
        case VALUE -> problems.add(line(place, "value"), "value " + problem.message());
      }
    }
    return term;
  }

  private FactLanguage language(EventKind event) {
    return languages.computeIfAbsent(event, kind -> FactLanguage.of(kind.schema()));
  }

  private static Yaml line(Yaml place, String key) {
    return place instanceof Yaml.Block block ? block.entries().getOrDefault(key, block) : place;
  }

  private static String filter(String text) {
    return text.equals(EVERY) ? "" : text;
  }
}
