package org.outlay.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.outlay.config.Section;
import org.outlay.problem.Location;

/**
 * A section of the catalogue and what a scenario says over it. Both are read, so both are checked;
 * what the scenario says holds.
 *
 * @param base the scenario's own where the catalogue has none
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

  /** All keys of both with their objects, the catalogue's first. */
  Map<String, Layered> children() {
    Set<String> keys = new LinkedHashSet<>(base.keys());
    change.ifPresent(c -> keys.addAll(c.keys()));
    Map<String, Layered> children = new LinkedHashMap<>();
    keys.forEach(key -> find(key).ifPresent(child -> children.put(key, child)));
    return children;
  }

  /** The catalogue's, then the scenario's. */
  List<Section> both() {
    return Stream.concat(Stream.of(base), change.stream()).toList();
  }

  /** Where a key stands last; where the section stands if neither has it. */
  Location locationOf(String key) {
    return change.filter(c -> c.has(key)).orElse(base).locationOf(key);
  }

  void done() {
    both().forEach(Section::done);
  }
}
