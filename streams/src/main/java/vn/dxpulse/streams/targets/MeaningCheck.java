package vn.dxpulse.streams.targets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.streams.catalogue.Kpi;

/** Refuses a target that is worded as one thing and judged by another. */
record MeaningCheck(Entries target, Kpi kpi) {

  private static final List<String> TEXTS = List.of("name_vi", "name_en", "worded");

  void refuseMixes() {
    for (String key : TEXTS) {
      if (target.block().entries().get(key) instanceof Yaml.Scalar) {
        target
            .text(key)
            .flatMap(this::complaint)
            .ifPresent(complaint -> target.problem(key, key + complaint));
      }
    }
  }

  private Optional<String> complaint(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replace('-', ' ');
    return measured().stream()
        .flatMap(
            own ->
                Arrays.stream(Meaning.values())
                    .filter(own::excludes)
                    .filter(other -> !other.isMeasuredBy(kpi))
                    .filter(other -> other.isSpokenOfIn(plain))
                    // A wording may name both; then the KPI's own word says which is meant.
                    .filter(other -> !other.isMeasured() || !own.isSpokenOfIn(plain))
                    .map(
                        other ->
                            " speaks of %s, but %s measures %s"
                                .formatted(other.spoken(), kpi.id(), own.spoken())))
        .findFirst();
  }

  private List<Meaning> measured() {
    return Arrays.stream(Meaning.values()).filter(meaning -> meaning.isMeasuredBy(kpi)).toList();
  }
}
