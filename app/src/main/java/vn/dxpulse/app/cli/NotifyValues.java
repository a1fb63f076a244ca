package vn.dxpulse.app.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import vn.dxpulse.dashboard.notify.LinkBase;
import vn.dxpulse.dashboard.notify.Secret;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/**
 * Values of a command's options, from the command line, the environment or a YAML file, whichever
 * comes first. Collects what is wrong with them; a value that is wrong reads as a harmless one
 * until {@link #check}.
 */
final class NotifyValues {

  /** How to reach Kafka stands in no file: it is a file's own matter, {@code --properties}. */
  private static final Set<String> NOT_IN_FILES =
      Set.of("config", "bootstrap", "registry", "properties", "help", "version");

  private static final Set<String> STATES =
      Set.of("PENDING", "FIRING", "ACKNOWLEDGED", "SILENCED", "RESOLVED", "INACTIVE");

  private static final URI NOWHERE = URI.create("http://invalid.example");

  private final CommandSpec spec;
  private final Map<String, Yaml> file;
  private final List<String> problems;

  private NotifyValues(CommandSpec spec, Map<String, Yaml> file, List<String> problems) {
    this.spec = spec;
    this.file = file;
    this.problems = problems;
  }

  static NotifyValues of(CommandSpec spec, Optional<Path> config) {
    List<String> problems = new ArrayList<>();
    Map<String, Yaml> file =
        config.map(path -> read(path, allowed(spec), problems)).orElse(Map.of());
    return new NotifyValues(spec, file, problems);
  }

  /**
   * Ends the collecting.
   *
   * @throws InvalidSettings if there is any problem
   */
  void check() {
    InvalidSettings.throwIfAny(problems);
  }

  /** One value, of the option if it is {@code given}. */
  Optional<String> text(String option, Optional<String> given) {
    if (given.isPresent()) {
      return given;
    }
    if (file.get(option) instanceof Yaml.Scalar scalar) {
      return Optional.of(scalar.text()).filter(text -> !text.isEmpty());
    }
    if (file.containsKey(option)) {
      problems.add(option + " in --config is a list, allowed is one value");
    }
    return Optional.empty();
  }

  String required(String option, Optional<String> given) {
    return text(option, given)
        .orElseGet(
            () -> {
              problems.add("--" + option + " is needed, or " + option + " in --config");
              return "";
            });
  }

  /** Values separated by commas, or a list of the file. */
  List<String> list(String option, Optional<String> given) {
    if (given.isPresent()) {
      return split(given.get());
    }
    Yaml part = file.get(option);
    if (part instanceof Yaml.Scalar scalar) {
      return split(scalar.text());
    }
    return part instanceof Yaml.Sequence items
        ? items.items().stream().map(item -> ((Yaml.Scalar) item).text()).toList()
        : List.of();
  }

  URI url(String option, Optional<String> given) {
    String text = required(option, given);
    return text.isEmpty() ? NOWHERE : http(option, text);
  }

  LinkBase linkBase(Optional<String> given) {
    return text("link-base", given)
        .map(text -> LinkBase.of(http("link-base", text)))
        .orElseGet(LinkBase::none);
  }

  Duration duration(String option, Optional<String> given, Duration without) {
    return text(option, given)
        .map(
            text -> {
              try {
                return Duration.parse(text);
              } catch (DateTimeParseException e) {
                problems.add("--" + option + " needs a duration such as PT1M, got '" + text + "'");
                return without;
              }
            })
        .orElse(without);
  }

  Set<String> states(Optional<String> given, Set<String> without) {
    List<String> states = list("states", given);
    for (String state : states) {
      if (!STATES.contains(state)) {
        problems.add("--states has '" + state + "', allowed are " + new TreeSet<>(STATES));
      }
    }
    return states.isEmpty() ? without : Set.copyOf(states);
  }

  /** The content of the file that {@code option} names, or the environment's {@code variable}. */
  Secret secret(String option, Optional<String> given, String variable) {
    Optional<String> named = text(option, given);
    if (named.isPresent()) {
      return new Secret(content(option, Path.of(named.get())));
    }
    Optional<String> value = ((EnvironmentDefaults) spec.defaultValueProvider()).variable(variable);
    if (value.isEmpty()) {
      problems.add("--" + option + " or the environment variable " + variable + " is needed");
    }
    return new Secret(value.orElse(""));
  }

  /** What {@code maker} makes; its complaint is one more problem. */
  <T> Optional<T> made(Supplier<T> maker) {
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
      return Optional.empty();
    }
  }

  private URI http(String option, String text) {
    try {
      URI uri = URI.create(text);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, as what is no http address at all.
    }
    problems.add(
        "--" + option + " needs an http or https address without a password, got '" + text + "'");
    return NOWHERE;
  }

  private String content(String option, Path path) {
    try {
      return Files.readString(path).stripTrailing();
    } catch (IOException e) {
      problems.add("--" + option + " " + path + " cannot be read (" + e + ")");
      return "";
    }
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static Set<String> allowed(CommandSpec spec) {
    return spec.options().stream()
        .map(option -> option.longestName().substring("--".length()))
        .filter(name -> !NOT_IN_FILES.contains(name))
        .collect(Collectors.toSet());
  }

  private static Map<String, Yaml> read(Path path, Set<String> allowed, List<String> problems) {
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      Yaml.Block block = Yaml.read(reader);
      YamlProblems found = new YamlProblems(path.toString());
      found.refuseUnknownKeys(block, allowed);
      block
          .entries()
          .forEach(
              (key, part) ->
                  parts(part)
                      .filter(value -> !(value instanceof Yaml.Scalar))
                      .forEach(value -> found.add(value, key + " is no text nor list of texts")));
      problems.addAll(found.all());
      return found.all().isEmpty() ? block.entries() : Map.of();
    } catch (IOException e) {
      problems.add("--config " + path + " cannot be read (" + e.getMessage() + ")");
      return Map.of();
    }
  }

  private static Stream<Yaml> parts(Yaml part) {
    return part instanceof Yaml.Sequence items ? items.items().stream() : Stream.of(part);
  }
}
