package org.outlay.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads the projection block. */
record ProjectionReader(Problems problems) {
  private static final BigDecimal LEAST_GROWTH = new BigDecimal("-0.9");
  private static final BigDecimal MOST_GROWTH = BigDecimal.ONE;
  private static final BigDecimal MOST_APPLICATIONS = new BigDecimal("100000000");
  static final List<String> MODELS =
      List.of("constant", "recent", "smoothing", "damped-trend", "hierarchical");
  private static final List<String> GIVEN = List.of("replace", "add");

  ProjectionSettings read(Section section) {
    Optional<Integer> fromYear =
        section.findInteger("from-year", Horizon.EARLIEST, Horizon.LATEST).stream()
            .boxed()
            .findFirst();
    boolean add = section.findOneOf("given", GIVEN).filter("add"::equals).isPresent();
    Map<String, ProjectionSettings.Plan> programmes = new LinkedHashMap<>();
    section
        .find("programmes")
        .ifPresent(
            all -> all.children().forEach((name, one) -> programmes.put(name, programme(one))));
    ProjectionSettings settings =
        new ProjectionSettings(
            models(section),
            fromYear,
            add ? ProjectionSettings.Given.ADD : ProjectionSettings.Given.REPLACE,
            programmes);
    section.done();
    return settings;
  }

  private List<String> models(Section section) {
    List<String> models = new ArrayList<>();
    for (Leaf written : section.located("models")) {
      if (MODELS.contains(written.value())) {
        models.add(written.value());
      } else {
        problems.add(
            Problem.user("unknown-model", written.location(), "no such model")
                .withValue(written.value())
                .withAllowed(String.join(", ", MODELS))
                .withRemedy(NearestName.suggestion(written.value(), MODELS)));
      }
    }
    return models;
  }

  private ProjectionSettings.Plan programme(Section section) {
    Map<String, ProjectionSettings.Plan> districts = new LinkedHashMap<>();
    section
        .find("districts")
        .ifPresent(
            all -> all.children().forEach((name, one) -> districts.put(name, district(one))));
    ProjectionSettings.Plan override =
        new ProjectionSettings.Plan(
            number(section, "level", BigDecimal.ZERO, MOST_APPLICATIONS),
            number(section, "growth", LEAST_GROWTH, MOST_GROWTH),
            number(section, "take-up", BigDecimal.ZERO, BigDecimal.ONE),
            section.findDate("start"),
            section.findDate("stop"),
            section.findInteger("places", 0, MOST_APPLICATIONS.intValueExact()),
            districts);
    if (override.start().isPresent()
        && override.stop().filter(stop -> !stop.isAfter(override.start().get())).isPresent()) {
      problems.add(
          Problem.user(
                  "bad-period", section.locationOf("stop"), "a programme stops before it starts")
              .withValue("start = " + override.start().get() + ", stop = " + override.stop().get())
              .withRemedy("give a later stop, or leave start out"));
    }
    section.done();
    return override;
  }

  private static ProjectionSettings.Plan district(Section section) {
    ProjectionSettings.Plan override =
        new ProjectionSettings.Plan(
            number(section, "level", BigDecimal.ZERO, MOST_APPLICATIONS),
            number(section, "growth", LEAST_GROWTH, MOST_GROWTH),
            number(section, "take-up", BigDecimal.ZERO, BigDecimal.ONE),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of());
    section.done();
    return override;
  }

  private static OptionalDouble number(
      Section section, String key, BigDecimal low, BigDecimal high) {
    return section.findDecimal(key, low, high).stream()
        .mapToDouble(BigDecimal::doubleValue)
        .findFirst();
  }
}
