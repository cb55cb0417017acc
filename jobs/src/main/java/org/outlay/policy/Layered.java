package org.outlay.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.outlay.config.Section;
import org.outlay.problem.Location;

/**
 * A section of the catalogue with a scenario's laid over it, key by key. Both are read, so both are
 * checked; what the scenario says holds.
 *
 * @param base with the keys that are required; the scenario's own where the catalogue has none
 */
record Layered(Section base, Optional<Section> change) {

  /** Empty where neither is there. */
  static Optional<Layered> of(Optional<Section> catalogue, Optional<Section> scenario) {
    return catalogue
        .map(section -> new Layered(section, scenario))
        .or(() -> scenario.map(section -> new Layered(section, Optional.empty())));
  }

  /** What the scenario says, else what the catalogue says. */
  <T> Optional<T> latest(Function<Section, Optional<T>> read) {
    Optional<T> old = read.apply(base);
    return change.flatMap(read).or(() -> old);
  }

  Optional<Layered> find(String key) {
    return of(base.find(key), change.flatMap(c -> c.find(key)));
  }

  /** A required number; {@code low} after a problem. */
  BigDecimal decimal(String key, BigDecimal low, BigDecimal high) {
    BigDecimal old = base.decimal(key, low, high);
    return change.flatMap(c -> c.findDecimal(key, low, high)).orElse(old);
  }

  /** A required whole number; {@code low} after a problem. */
  int integer(String key, int low, int high) {
    int old = base.integer(key, low, high);
    return change.flatMap(c -> whole(c, key, low, high)).orElse(old);
  }

  Optional<Integer> findInteger(String key, int low, int high) {
    return latest(section -> whole(section, key, low, high));
  }

  private static Optional<Integer> whole(Section section, String key, int low, int high) {
    OptionalInt number = section.findInteger(key, low, high);
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  boolean has(String key) {
    boolean old = base.has(key);
    return change.filter(c -> c.has(key)).isPresent() || old;
  }

  /** The section that has the key, which is the scenario's if both have it. */
  Section holding(String key) {
    return change.filter(c -> c.has(key)).orElse(base);
  }

  /** What a required object says. */
  <T> Optional<T> object(String key, Function<Section, T> read) {
    base.require(key);
    return latest(section -> section.find(key).map(read));
  }

  /** A required object of each, laid over each other. */
  Layered child(String key) {
    return find(key).orElseGet(() -> new Layered(base.section(key), Optional.empty()));
  }

  /** All keys of both with their objects, the catalogue's first. */
  Map<String, Layered> children() {
    Map<String, Layered> children = new LinkedHashMap<>();
    keys().forEach(key -> find(key).ifPresent(child -> children.put(key, child)));
    return children;
  }

  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(base.keys());
    change.ifPresent(c -> keys.addAll(c.keys()));
    return keys;
  }

  /** The catalogue's, then the scenario's. */
  List<Section> both() {
    return Stream.concat(Stream.of(base), change.stream()).toList();
  }

  /** Where a key stands last; where the section stands if neither has it. */
  Location locationOf(String key) {
    return holding(key).locationOf(key);
  }

  void done() {
    both().forEach(Section::done);
  }
}
