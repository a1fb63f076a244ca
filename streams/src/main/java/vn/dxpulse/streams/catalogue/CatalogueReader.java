package vn.dxpulse.streams.catalogue;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dxpulse.schemas.indicator.Indicator;
import vn.dxpulse.schemas.indicator.IndicatorCatalogue;
import vn.dxpulse.schemas.yaml.Yaml;
import vn.dxpulse.schemas.yaml.YamlProblems;

/** Reads a KPI catalogue and lists all of its problems at once, each with its line. */
final class CatalogueReader {

  private static final String LATEST_FORMULA =
      "published value of the latest period; of one period the latest publication";

  private final IndicatorCatalogue indicators;
  private final YamlProblems problems;
  private final KpiReader kpis;

  CatalogueReader(String origin, IndicatorCatalogue indicators) {
    this.indicators = indicators;
    this.problems = new YamlProblems(origin);
    this.kpis = new KpiReader(problems);
  }

  KpiCatalogue read(Reader reader) {
    Yaml.Block file = problems.file(reader, InvalidCatalogue::new);
    problems.refuseUnknownKeys(file, Set.of("kpis"));
    List<Kpi> all = new ArrayList<>();
    problems.eachBlock(
        file,
        "kpis",
        "a KPI has keys: " + Measure.COUNT.keys().stream().sorted().toList(),
        block -> all.addAll(entry(block)));
    problems.throwIfAny(InvalidCatalogue::new);
    return new KpiCatalogue(all);
  }

  private List<Kpi> entry(Yaml.Block block) {
    Optional<Measure> measure = measure(block);
    if (measure.isEmpty()) {
      return List.of();
    }
    problems.refuseUnknownKeys(block, measure.get().keys());
    List<Kpi> found =
        measure.get() == Measure.LATEST
            ? reported(block)
            : kpis.read(block, measure.get()).stream().toList();
    found.forEach(kpi -> problems.refuseSecond(block, "id", kpi.id()));
    return found;
  }

  private Optional<Measure> measure(Yaml.Block block) {
    return problems
        .text(block, "measure")
        .flatMap(
            token -> {
              Optional<Measure> measure = Measure.find(token);
              if (measure.isEmpty()) {
                problems.add(
                    block.entries().get("measure"),
                    "measure is '%s', allowed: %s".formatted(token, Measure.tokens()));
              }
              return measure;
            });
  }

  private List<Kpi> reported(Yaml.Block block) {
    Yaml wanted = block.entries().get("indicators");
    if (wanted instanceof Yaml.Scalar scalar && scalar.text().equals("all")) {
      return indicators.all().stream().map(CatalogueReader::reported).toList();
    }
    if (!(wanted instanceof Yaml.Sequence list)) {
      problems.add(
          wanted == null ? block : wanted,
          "indicators is neither 'all' nor a list such as [dti_rank:mic]");
      return List.of();
    }
    List<Kpi> found = new ArrayList<>();
    list.items()
        .forEach(item -> indicator(item).map(CatalogueReader::reported).ifPresent(found::add));
    return found;
  }

  private Optional<Indicator> indicator(Yaml item) {
    String id = item instanceof Yaml.Scalar scalar ? scalar.text() : "";
    Optional<Indicator> indicator =
        indicators.all().stream().filter(one -> one.kpiId().equals(id)).findFirst();
    if (indicator.isEmpty()) {
      problems.add(item, "'%s' is not in the catalogue of indicators".formatted(id));
    }
    return indicator;
  }

  private static Kpi reported(Indicator indicator) {
    return new Kpi.Reported(
        new Kpi.Description(
            indicator.kpiId(),
            indicator.nameVi(),
            indicator.nameEn(),
            indicator.unitOfMeasure(),
            indicator.direction(),
            LATEST_FORMULA),
        indicator);
  }
}
