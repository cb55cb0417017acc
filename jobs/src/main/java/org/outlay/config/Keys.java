package org.outlay.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** The keys of an object: which it has, which it lacks and which nobody asked for. */
final class Keys {
  private final Value self;
  private final ConfigObject object;
  private final Location location;
  private final Presence presence;
  private final Set<String> asked = new LinkedHashSet<>();

  enum Presence {
    WRITTEN,
    /** Stands in for something broken or missing that was reported: lacks nothing further. */
    STAND_IN
  }

  /**
   * Keys of an object.
   *
   * @param self the object as a value
   */
  Keys(Value self, ConfigObject object, Location location, Presence presence) {
    this.self = self;
    this.object = object;
    this.location = location;
    this.presence = presence;
  }

  Location location() {
    return location;
  }

  boolean isStandIn() {
    return presence == Presence.STAND_IN;
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  /** In written order. */
  Set<String> names() {
    Set<String> keys = new LinkedHashSet<>();
    object.entrySet().stream()
        .filter(entry -> entry.getValue().valueType() != ConfigValueType.NULL)
        .sorted(self.origins().writtenOrder(self.path()))
        .forEach(entry -> keys.add(entry.getKey()));
    return keys;
  }

  /** The value of a key, which is known from now on. */
  Optional<Value> value(String key) {
    asked.add(key);
    return Optional.ofNullable(object.get(key))
        .filter(found -> found.valueType() != ConfigValueType.NULL)
        .map(found -> valueOf(key, found));
  }

  /** The value of a key; a problem if it is not there. */
  Optional<Value> required(String key) {
    Optional<Value> value = value(key);
    if (value.isEmpty() && lacks(key)) {
      problems()
          .add(
              Problem.user("missing-key", location, "key \"" + at(key) + "\" is missing")
                  .withRemedy("add " + key + " = ..."));
    }
    return value;
  }

  /** A key may stand in an included file that could not be read. */
  private boolean lacks(String key) {
    return presence == Presence.WRITTEN && !self.origins().unread().mayHold(key);
  }

  /** Where the key's value begins; where the object stands if it has no such key. */
  Location locationOf(String key) {
    ConfigValue found = object.get(key);
    return found == null ? location : valueOf(key, found).location();
  }

  /** The same, with the column where a text in quotes begins. */
  Location textLocationOf(String key) {
    ConfigValue found = object.get(key);
    return found == null ? location : self.origins().locateText(at(key), found);
  }

  /** Reports each key that was never asked for, with the nearest name among those that were. */
  void reportUnknown() {
    for (String key : names()) {
      if (!asked.contains(key)) {
        problems().add(unknown(key));
      }
    }
  }

  private Problem unknown(String key) {
    Problem problem =
        Problem.user("unknown-key", locationOf(key), "unknown key \"" + at(key) + "\"")
            .withRemedy(NearestName.suggestion(key, asked));
    return asked.isEmpty() ? problem : problem.withAllowed(String.join(", ", asked));
  }

  private Value valueOf(String key, ConfigValue found) {
    return new Value(self.origins(), problems(), at(key), found);
  }

  /** Path of a key from the top of the file. */
  String at(String key) {
    return KeyPath.child(self.path(), key);
  }

  private Problems problems() {
    return self.problems();
  }
}
