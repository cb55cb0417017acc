package org.outlay.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
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

/**
 * Dated values keyed by category names, each inside the parameter's range. A date holds what it
 * says; only {@link #completed} fills in the names that it takes over from the date before, so that
 * an override holds until the catalogue itself sets that name anew.
 */
final class DatedValues {
  private final List<List<String>> names;
  private final Unit unit;
  private final BigDecimal low;
  private final BigDecimal high;
  private final Problems problems;
  private final TreeMap<LocalDate, Parameter.Dated> values = new TreeMap<>();

  /**
   * Values keyed by as many names as there are lists.
   *
   * @param names allowed names per key column, in order
   */
  DatedValues(
      List<List<String>> names, Unit unit, BigDecimal low, BigDecimal high, Problems problems) {
    this.names = names;
    this.unit = unit;
    this.low = low;
    this.high = high;
    this.problems = problems;
  }

  /** Takes up the catalogue's values by date. */
  void read(Section written) {
    values.putAll(byDate(written));
  }

  /** Lays a scenario's value over the catalogue's: plain or keyed for all dates, or dated. */
  void override(String name, Section overrides) {
    if (values.isEmpty()) {
      return;
    }
    if (overrides.isSection(name) && isDated(overrides.section(name))) {
      Parameter.Dated oldest = values.firstEntry().getValue();
      byDate(overrides.section(name)).forEach((day, change) -> change(day, change, oldest));
      return;
    }
    Parameter.Dated change = dated(LocalDate.EPOCH, overrides, name);
    known(change);
    values.replaceAll((day, value) -> over(day, value, change));
  }

  /** The values by date, oldest first, each with all names that hold then; never none. */
  List<Parameter.Dated> completed() {
    List<Parameter.Dated> all = new ArrayList<>();
    Parameter.Dated last = new Parameter.Dated(LocalDate.EPOCH, Map.of(), Map.of());
    for (Parameter.Dated value : values.values()) {
      last = over(value.from(), last, value);
      all.add(last);
    }
    return all.isEmpty() ? List.of(last) : all;
  }

  private static boolean isDated(Section changes) {
    return changes.keys().stream().anyMatch(key -> key.matches("\\d.*"));
  }

  private void change(LocalDate day, Parameter.Dated change, Parameter.Dated oldest) {
    known(change);
    boolean first = day.isBefore(values.firstKey());
    Parameter.Dated same = values.getOrDefault(day, first ? oldest : change);
    values.put(day, over(day, same, change));
  }

  private TreeMap<LocalDate, Parameter.Dated> byDate(Section written) {
    TreeMap<LocalDate, Parameter.Dated> byDate = new TreeMap<>();
    for (String date : written.keys()) {
      Optional<LocalDate> day = day(date, written);
      if (day.isPresent() && byDate.containsKey(day.get())) {
        problems.add(
            Problem.user("repeated-date", written.locationOf(date), "this day stands twice")
                .withValue(date)
                .withRemedy("keep one of them"));
      }
      day.ifPresent(d -> byDate.put(d, dated(d, written, date)));
    }
    return byDate;
  }

  private Optional<LocalDate> day(String date, Section in) {
    Optional<LocalDate> day = PolicyText.day(date);
    if (day.isEmpty()) {
      problems.add(
          Problem.user("bad-date", in.locationOf(date), "values stand under the day they hold from")
              .withValue(date)
              .withAllowed("\"2018-01-01\", or 2018 for its first day"));
    }
    return day;
  }

  private Parameter.Dated dated(LocalDate day, Section in, String key) {
    Map<List<String>, BigDecimal> byKey = new HashMap<>();
    Map<List<String>, Location> places = new HashMap<>();
    collect(in, key, List.of(), byKey, places);
    return new Parameter.Dated(day, byKey, places);
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
    List<String> allowed = names.get(path.size());
    if (!in.isSection(key) || in.section(key).keys().isEmpty()) {
      problems.add(keyless(in, key, offered(path.size())));
      return;
    }
    Section nested = in.section(key);
    for (String name : nested.keys()) {
      if (allowed.contains(name)) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        collect(nested, name, List.copyOf(longer), byKey, places);
      } else {
        problems.add(
            unknown(name, allowed, nested.locationOf(name), "no such name to key values by"));
      }
    }
  }

  /** Names that have a value here: all, or in an override those of the catalogue. */
  private List<String> offered(int position) {
    return names.get(position).stream()
        .filter(name -> values.isEmpty() || isPaid(position, name))
        .toList();
  }

  private boolean isPaid(int position, String name) {
    return values.values().stream()
        .flatMap(value -> value.byKey().keySet().stream())
        .anyMatch(key -> key.get(position).equals(name));
  }

  private static Problem keyless(Section in, String key, List<String> allowed) {
    String value = in.isSection(key) ? "{}" : String.join(", ", in.texts(key));
    return Problem.user("keyed-value", in.locationOf(key), "each name has a value of its own here")
        .withValue(value)
        .withAllowed(
            allowed.stream().map(n -> n + " = ...").collect(Collectors.joining(", ", "{ ", " }")));
  }

  /** An override may change the catalogue's values, not add names that the clause does not pay. */
  private void known(Parameter.Dated change) {
    List<String> paid =
        values.values().stream()
            .flatMap(value -> value.byKey().keySet().stream())
            .map(key -> String.join(".", key))
            .distinct()
            .sorted()
            .toList();
    Map<List<String>, BigDecimal> newest = new HashMap<>();
    values.values().forEach(value -> newest.putAll(value.byKey()));
    change
        .locations()
        .forEach(
            (key, place) -> {
              String name = String.join(".", key);
              if (!paid.contains(name)) {
                problems.add(
                    unknown(name, paid, place, "the catalogue has no value under this name"));
              } else if (unit.equals(Unit.YUAN)) {
                BigDecimal written = change.byKey().getOrDefault(key, BigDecimal.ZERO);
                WanSlip.check(newest.getOrDefault(key, BigDecimal.ZERO), written, place, problems);
              }
            });
  }

  private static Problem unknown(
      String name, Collection<String> allowed, Location place, String message) {
    return Problem.user("unknown-name", place, message)
        .withValue(name)
        .withAllowed(String.join(", ", allowed))
        .withRemedy(NearestName.suggestion(name, allowed));
  }

  private static Parameter.Dated over(LocalDate day, Parameter.Dated base, Parameter.Dated change) {
    Map<List<String>, BigDecimal> byKey = new HashMap<>(base.byKey());
    byKey.putAll(change.byKey());
    Map<List<String>, Location> places = new HashMap<>(base.locations());
    places.putAll(change.locations());
    return new Parameter.Dated(day, byKey, places);
  }
}
