package org.outlay.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.outlay.config.Section;
import org.outlay.formula.Unit;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.Labels;
import org.outlay.schema.TableSchema;

/** Reads one parameter of the catalogue, with a scenario's override laid over it. */
final class ParameterReader {
  private static final List<String> BOUNDS =
      List.of("exact", "floor", "ceiling", "range-low", "range-high", "open");

  private final TableSchema applications;
  private final Problems problems;

  ParameterReader(TableSchema applications, Problems problems) {
    this.applications = applications;
    this.problems = problems;
  }

  /** Reads {@code section}; {@code overrides} is the scenario's section of the same rule. */
  Parameter read(String rule, String name, Section section, Optional<Section> overrides) {
    Labels labels = PolicyText.labels(section, "label");
    String unitName = section.text("unit");
    Unit unit = unit(section, unitName);
    List<String> keys = section.texts("by");
    List<List<String>> names = keys.stream().map(key -> namesOf(key, section)).toList();
    List<BigDecimal> range = range(section);
    TreeMap<LocalDate, Parameter.Dated> values = new TreeMap<>();
    DatedValues reader = new DatedValues(names, range.get(0), range.get(1), problems);
    Section written = section.section("values");
    for (String date : written.keys()) {
      reader.merge(values, date, written);
    }
    if (values.isEmpty()) {
      problems.add(
          Problem.user("missing-value", section.location(), "parameter " + name + " has no value"));
      values.put(LocalDate.EPOCH, new Parameter.Dated(LocalDate.EPOCH, Map.of(), Map.of()));
    }
    reader.complete(values, name, section.location());
    overrides.filter(o -> o.has(name)).ifPresent(o -> reader.override(values, name, o));
    Parameter parameter =
        new Parameter(
            rule,
            name,
            labels,
            unitName,
            unit,
            keys,
            List.copyOf(values.values()),
            bound(section),
            range.get(0),
            range.get(1),
            section.text("cite"),
            section.findTruth("uprated").orElse(false),
            datedBy(section),
            section.location());
    section.done();
    return parameter;
  }

  private Unit unit(Section section, String unitName) {
    Optional<Unit> unit = Unit.parse(unitName);
    if (unit.isEmpty() && !unitName.isEmpty()) {
      problems.add(
          Problem.user("unknown-unit", section.locationOf("unit"), "this is no unit")
              .withValue(unitName)
              .withAllowed("yuan, yuan/year, rate, count, years, age, or base units joined by /"));
    }
    return unit.orElse(Unit.NONE);
  }

  private List<String> namesOf(String key, Section section) {
    Optional<Field> field = applications.find(key).filter(f -> f.kind() == FieldKind.CATEGORY);
    if (field.isEmpty()) {
      List<String> categories =
          applications.fields().stream()
              .filter(f -> f.kind() == FieldKind.CATEGORY)
              .map(Field::name)
              .toList();
      problems.add(
          Problem.user(
                  "unknown-key-column", section.locationOf("by"), "values cannot be keyed by this")
              .withValue(key)
              .withAllowed(String.join(", ", categories))
              .withRemedy(NearestName.suggestion(key, categories)));
      return List.of();
    }
    return field.get().values();
  }

  private List<BigDecimal> range(Section section) {
    List<String> texts = section.texts("range");
    try {
      if (texts.size() == 2) {
        BigDecimal low = new BigDecimal(texts.get(0));
        BigDecimal high = new BigDecimal(texts.get(1));
        if (low.compareTo(high) <= 0) {
          return List.of(low, high);
        }
      }
    } catch (NumberFormatException e) {
      // Reported below with every other malformed range.
    }
    problems.add(
        Problem.user("bad-range", section.locationOf("range"), "a range is [lowest, highest]")
            .withValue(texts.toString()));
    return List.of(BigDecimal.ZERO, new BigDecimal("1e18"));
  }

  private Parameter.Bound bound(Section section) {
    return Parameter.Bound.valueOf(PolicyText.constant(section.oneOf("bound", BOUNDS), "exact"));
  }

  private static Parameter.DatedBy datedBy(Section section) {
    return section
        .findOneOf("dated-by", List.of("approval", "fiscal-year"))
        .map(text -> Parameter.DatedBy.valueOf(PolicyText.constant(text, "approval")))
        .orElse(Parameter.DatedBy.APPROVAL);
  }
}
