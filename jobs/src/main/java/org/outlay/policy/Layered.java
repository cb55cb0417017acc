package org.outlay.policy;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.outlay.config.Section;
import org.outlay.problem.Location;

/**
 * A section of the catalogue with a scenario's laid over it, key by key. Both are read, so both are
 * checked; what the scenario has counts.
 *
 * @param base with the keys that are required
 */
record Layered(Section base, Optional<Section> change) {

  <T> Optional<T> find(Function<Section, Optional<T>> read) {
    Optional<T> old = read.apply(base);
    return change.flatMap(read).or(() -> old);
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
    return find(section -> whole(section, key, low, high));
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
    return find(section -> section.find(key).map(read));
  }

  /** A required object of each, laid over each other. */
  Layered child(String key) {
    Optional<Section> over = change.flatMap(c -> c.find(key));
    return over.isPresent() && !base.has(key)
        ? new Layered(over.get(), Optional.empty())
        : new Layered(base.section(key), over);
  }

  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(base.keys());
    change.ifPresent(c -> keys.addAll(c.keys()));
    return keys;
  }

  Location locationOf(String key) {
    return holding(key).locationOf(key);
  }

  void done() {
    base.done();
    change.ifPresent(Section::done);
  }
}
