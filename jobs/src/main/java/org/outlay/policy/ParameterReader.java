package org.outlay.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final String YUAN = "yuan";
  private static final List<String> UNITS =
      List.of(YUAN, "yuan/year", "rate", "ratio", "count", "year", "years", "age");
  private static final List<String> BOUNDS =
      List.of("exact", "floor", "ceiling", "range-low", "range-high", "open");

  private final TableSchema applications;
  private final KnownNames known;
  private final Problems problems;

  ParameterReader(TableSchema applications, KnownNames known, Problems problems) {
    this.applications = applications;
    this.known = known;
    this.problems = problems;
  }

  /**
   * Reads {@code section}; {@code overrides} is the scenario's section of the same rule. Empty when
   * unit or keys are wrong, so that no formula could be checked against it.
   */
  Optional<Parameter> read(String rule, String name, Section section, Optional<Section> overrides) {
    Labels labels = PolicyText.labels(section, "label");
    String unitName = section.text("unit");
    Optional<Unit> unit = unit(section, unitName);
    List<String> keys = section.texts("by");
    List<List<String>> names = keys.stream().map(key -> namesOf(key, section)).toList();
    List<BigDecimal> range = range(section);
    String cite = cite(section);
    Parameter.Bound bound = bound(section);
    boolean uprated = section.findTruth("uprated").orElse(false);
    if (uprated && unit.filter(u -> !u.exponents().containsKey(YUAN)).isPresent()) {
      problems.add(
          Problem.user(
                  "uprated-unit", section.locationOf("uprated"), "only sums of money are uprated")
              .withValue(unitName)
              .withAllowed("yuan, yuan/year, or yuan for each of something")
              .withRemedy("leave uprated out"));
    }
    Parameter.DatedBy datedBy = datedBy(section);
    Section written = section.section("values");
    if (section.isSection("values") && written.keys().isEmpty()) {
      problems.add(
          Problem.user("missing-value", written.location(), "parameter " + name + " has no value")
              .withAllowed("\"2016-01-01\" = ..."));
    }
    section.done();
    Optional<Section> change = overrides.filter(o -> o.has(name));
    if (unit.isEmpty() || names.stream().anyMatch(List::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        new Parameter(
            rule,
            name,
            labels,
            unitName,
            unit.get(),
            keys,
            values(name, unit.get(), written, names, range, change),
            bound,
            range.get(0),
            range.get(1),
            cite,
            uprated,
            datedBy,
            section.location()));
  }

  private List<Parameter.Dated> values(
      String name,
      Unit unit,
      Section written,
      List<List<String>> names,
      List<BigDecimal> range,
      Optional<Section> change) {
    DatedValues values = new DatedValues(names, unit, range.get(0), range.get(1), problems);
    values.read(written);
    change.ifPresent(o -> values.override(name, o));
    return values.completed();
  }

  private Optional<Unit> unit(Section section, String unitName) {
    Set<String> bases = known.baseUnits();
    Optional<Unit> unit =
        Unit.parse(unitName).filter(u -> bases.containsAll(u.exponents().keySet()));
    if (unit.isEmpty() && !unitName.isEmpty()) {
      List<String> named = new ArrayList<>(UNITS);
      bases.stream().filter(base -> !UNITS.contains(base)).sorted().forEach(named::add);
      problems.add(
          Problem.user("unknown-unit", section.locationOf("unit"), "this is no unit")
              .withValue(unitName)
              .withAllowed(String.join(", ", named) + ", or several joined by /")
              .withRemedy(NearestName.suggestion(unitName, named)));
    }
    return unit;
  }

  private String cite(Section section) {
    String cite = section.text("cite");
    if (!cite.isEmpty()) {
      PolicyText.known("clause", cite, known.clauses(), section.locationOf("cite"), problems);
    }
    return cite;
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
    if (field.get().values().isEmpty()) {
      problems.add(
          Problem.user("empty-key-column", section.locationOf("by"), "this column has no values")
              .withValue(key)
              .withRemedy("declare some, or leave " + key + " out of by"));
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
