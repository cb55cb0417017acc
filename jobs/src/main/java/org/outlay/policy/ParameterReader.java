package org.outlay.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.outlay.config.Section;
import org.outlay.formula.Unit;
import org.outlay.problem.Location;
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
    Values reader = new Values(names, range.get(0), range.get(1));
    Section written = section.section("values");
    for (String date : written.keys()) {
      reader.merge(values, date, written, Map.of());
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
    Optional<Field> field =
        applications.find(key).filter(f -> f.kind() == FieldKind.CATEGORY);
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

  /** Dated values keyed by category names, each inside the parameter's range. */
  private final class Values {
    private final List<List<String>> names;
    private final BigDecimal low;
    private final BigDecimal high;

    Values(List<List<String>> names, BigDecimal low, BigDecimal high) {
      this.names = names;
      this.low = low;
      this.high = high;
    }

    /** Adds the values that {@code in} gives under a date, on top of {@code base}. */
    private void merge(
        TreeMap<LocalDate, Parameter.Dated> values,
        String date,
        Section in,
        Map<List<String>, BigDecimal> base) {
      Optional<LocalDate> day = PolicyText.day(date);
      if (day.isEmpty()) {
        problems.add(
            Problem.user("bad-date", in.locationOf(date), "values stand under the day they hold from")
                .withValue(date)
                .withAllowed("\"2018-01-01\" or 2018")
                .withRemedy("quote the date"));
        in.has(date);
        return;
      }
      Parameter.Dated old = values.get(day.get());
      Map<List<String>, BigDecimal> byKey = new HashMap<>(old == null ? base : old.byKey());
      Map<List<String>, Location> places = new HashMap<>(old == null ? Map.of() : old.locations());
      collect(in, date, List.of(), byKey, places);
      values.put(day.get(), new Parameter.Dated(day.get(), byKey, places));
    }

    private void collect(
        Section in,
        String key,
        List<String> path,
        Map<List<String>, BigDecimal> byKey,
        Map<List<String>, Location> places) {
      if (path.size() == names.size()) {
        byKey.put(path, in.decimal(key, low, high));
        places.put(path, in.locationOf(key));
        return;
      }
      Section nested = in.section(key);
      List<String> allowed = names.get(path.size());
      for (String name : nested.keys()) {
        if (!allowed.contains(name)) {
          problems.add(
              Problem.user("unknown-name", nested.locationOf(name), "no such name to key by")
                  .withValue(name)
                  .withAllowed(String.join(", ", allowed))
                  .withRemedy(NearestName.suggestion(name, allowed)));
          nested.has(name);
          continue;
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        collect(nested, name, List.copyOf(longer), byKey, places);
      }
    }

    /** A later date keeps the names of the one before that it does not mention. */
    private void complete(
        TreeMap<LocalDate, Parameter.Dated> values, String name, Location location) {
      Map<List<String>, BigDecimal> before = Map.of();
      Map<List<String>, Location> placesBefore = Map.of();
      for (Map.Entry<LocalDate, Parameter.Dated> entry : values.entrySet()) {
        Map<List<String>, BigDecimal> byKey = new HashMap<>(before);
        byKey.putAll(entry.getValue().byKey());
        Map<List<String>, Location> places = new HashMap<>(placesBefore);
        places.putAll(entry.getValue().locations());
        entry.setValue(new Parameter.Dated(entry.getKey(), byKey, places));
        before = byKey;
        placesBefore = places;
      }
      if (before.isEmpty()) {
        problems.add(
            Problem.user("missing-value", location, "parameter " + name + " has no value"));
      }
    }

    private void override(
        TreeMap<LocalDate, Parameter.Dated> values, String name, Section overrides) {
      boolean dated =
          overrides.isSection(name)
              && overrides.section(name).keys().stream().anyMatch(k -> PolicyText.day(k).isPresent());
      if (dated) {
        overrideDated(values, overrides.section(name));
        return;
      }
      Map<List<String>, BigDecimal> byKey = new HashMap<>();
      Map<List<String>, Location> places = new HashMap<>();
      collect(overrides, name, List.of(), byKey, places);
      known(values, byKey, places);
      for (Map.Entry<LocalDate, Parameter.Dated> entry : values.entrySet()) {
        entry.setValue(over(entry.getKey(), entry.getValue(), byKey, places));
      }
    }

    private void overrideDated(TreeMap<LocalDate, Parameter.Dated> values, Section overrides) {
      List<String> days = overrides.keys().stream().sorted().toList();
      for (String date : days) {
        TreeMap<LocalDate, Parameter.Dated> changed = new TreeMap<>();
        merge(changed, date, overrides, Map.of());
        changed.forEach(
            (day, change) -> {
              known(values, change.byKey(), change.locations());
              Map.Entry<LocalDate, Parameter.Dated> inForce = values.floorEntry(day);
              Parameter.Dated base =
                  inForce == null ? values.firstEntry().getValue() : inForce.getValue();
              values.put(day, over(day, base, change.byKey(), change.locations()));
            });
      }
    }

    private Parameter.Dated over(
        LocalDate day,
        Parameter.Dated base,
        Map<List<String>, BigDecimal> byKey,
        Map<List<String>, Location> places) {
      Map<List<String>, BigDecimal> allValues = new HashMap<>(base.byKey());
      allValues.putAll(byKey);
      Map<List<String>, Location> allPlaces = new HashMap<>(base.locations());
      allPlaces.putAll(places);
      return new Parameter.Dated(day, allValues, allPlaces);
    }

    /** An override may change the catalogue's values, not add names that the clause does not pay. */
    private void known(
        TreeMap<LocalDate, Parameter.Dated> values,
        Map<List<String>, BigDecimal> byKey,
        Map<List<String>, Location> places) {
      Map<List<String>, BigDecimal> catalogue = values.lastEntry().getValue().byKey();
      for (List<String> key : byKey.keySet()) {
        if (!catalogue.containsKey(key)) {
          String written = String.join(".", key);
          List<String> allowed =
              catalogue.keySet().stream().map(k -> String.join(".", k)).sorted().toList();
          problems.add(
              Problem.user(
                      "unknown-name", places.get(key), "the catalogue has no value under this name")
                  .withValue(written)
                  .withAllowed(allowed.stream().collect(Collectors.joining(", ")))
                  .withRemedy(NearestName.suggestion(written, allowed)));
        }
      }
    }
  }
}
