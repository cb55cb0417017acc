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
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Dated values keyed by category names, each inside the parameter's range. */
final class DatedValues {
  private final List<List<String>> names;
  private final BigDecimal low;
  private final BigDecimal high;
  private final Problems problems;

  /**
   * Values keyed by as many names as there are lists.
   *
   * @param names allowed names per key column, in order
   */
  DatedValues(List<List<String>> names, BigDecimal low, BigDecimal high, Problems problems) {
    this.names = names;
    this.low = low;
    this.high = high;
    this.problems = problems;
  }

  /** Adds the values that {@code in} gives under a date. */
  void merge(TreeMap<LocalDate, Parameter.Dated> values, String date, Section in) {
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
    Map<List<String>, BigDecimal> byKey = new HashMap<>(old == null ? Map.of() : old.byKey());
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
  void complete(TreeMap<LocalDate, Parameter.Dated> values, String name, Location location) {
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
      problems.add(Problem.user("missing-value", location, "parameter " + name + " has no value"));
    }
  }

  void override(TreeMap<LocalDate, Parameter.Dated> values, String name, Section overrides) {
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
      merge(changed, date, overrides);
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
