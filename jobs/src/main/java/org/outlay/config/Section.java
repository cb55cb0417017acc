package org.outlay.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.outlay.problem.Location;
import org.outlay.problem.Problems;

/**
 * An object of a HOCON file. Every reading marks its key as known; {@link #done} then reports the
 * keys that nobody asked for. Whatever is wrong goes to the problems, and the reading answers with
 * a harmless value so that the reader can go on and find the rest. A key whose value is null counts
 * as absent. Not thread-safe.
 */
public final class Section {
  private final Value self;
  private final Keys keys;

  private Section(Value self, Keys keys) {
    this.self = self;
    this.keys = keys;
  }

  /**
   * Parses and resolves a file. A file that is missing or cannot be parsed is a problem and yields
   * an empty section.
   *
   * @param within folder that includes may not leave, besides the file's own folder
   */
  public static Section read(Path file, Path within, Problems problems) {
    return read(file, within, List.of(), problems);
  }

  /**
   * Parses and resolves a file with settings laid over it.
   *
   * @param sets texts {@code key=value} of the command line, later ones win
   */
  public static Section read(Path file, Path within, List<String> sets, Problems problems) {
    return Sections.read(file, within, sets, problems);
  }

  /** Parses and resolves a text without includes. */
  public static Section parse(String text, String name, Problems problems) {
    return Sections.parse(text, name, problems);
  }

  /** A section without keys. */
  public static Section empty(Problems problems) {
    return top(ConfigFactory.empty().root(), "", new Origins(), problems);
  }

  static Section top(ConfigObject object, String name, Origins origins, Problems problems) {
    Value self = new Value(origins, problems, "", object);
    return new Section(self, new Keys(self, object, Location.of(name), Keys.Presence.WRITTEN));
  }

  private static Section of(ConfigObject object, String path, Origins origins, Problems problems) {
    Value self = new Value(origins, problems, path, object);
    return new Section(self, new Keys(self, object, self.location(), Keys.Presence.WRITTEN));
  }

  static Section standIn(Location location, String path, Origins origins, Problems problems) {
    ConfigObject nothing = ConfigFactory.empty().root();
    Value self = new Value(origins, problems, path, nothing);
    return new Section(self, new Keys(self, nothing, location, Keys.Presence.STAND_IN));
  }

  /** Where the object stands; for the top of a file the file without a line. */
  public Location location() {
    return keys.location();
  }

  /** Path from the top of the file, empty for the top. */
  public String path() {
    return self.path();
  }

  public Problems problems() {
    return self.problems();
  }

  /** What could not be read of its file; of a section that is missing or none, anything. */
  public Unread unread() {
    Unread unread = self.origins().unread();
    return keys.isStandIn() && unread.isNothing() ? Unread.ANYTHING : unread;
  }

  /** Keys in written order. */
  public Set<String> keys() {
    return keys.names();
  }

  public boolean has(String key) {
    return keys.value(key).isPresent();
  }

  /** Whether the key is there; a problem if it is not. */
  public boolean require(String key) {
    return keys.required(key).isPresent();
  }

  /** Elements of an optional list; a lone value counts as one. */
  public int size(String key) {
    return keys.value(key).map(value -> value.parts().size()).orElse(0);
  }

  /** Whether the key holds an object. */
  public boolean isSection(String key) {
    return keys.value(key).filter(v -> v.type() == ConfigValueType.OBJECT).isPresent();
  }

  /** Where the key's value begins; where the section stands if it has no such key. */
  public Location locationOf(String key) {
    return keys.locationOf(key);
  }

  /**
   * The same, with the column of the first character of a text in quotes; without a column where
   * the text is not written as it is meant, with escapes or in pieces.
   */
  public Location textLocationOf(String key) {
    return keys.textLocationOf(key);
  }

  /** The text of a required key, not blank; "" after a problem. */
  public String text(String key) {
    return keys.required(key).flatMap(Value::filledText).orElse("");
  }

  public Optional<String> findText(String key) {
    return keys.value(key).flatMap(Value::text);
  }

  /** One of the allowed names; the first of them after a problem. */
  public String oneOf(String key, Collection<String> allowed) {
    return keys.required(key)
        .flatMap(value -> value.oneOf(allowed))
        .orElseGet(() -> allowed.stream().findFirst().orElse(""));
  }

  public Optional<String> findOneOf(String key, Collection<String> allowed) {
    return keys.value(key).flatMap(value -> value.oneOf(allowed));
  }

  /** The texts of an optional list, numbers as written; a lone text counts as a list of one. */
  public List<String> texts(String key) {
    return keys.value(key).map(Value::parts).orElse(List.of()).stream()
        .flatMap(value -> value.textOrNumber().stream())
        .toList();
  }

  /** The texts of an optional list, each with its place; a lone text counts as a list of one. */
  public List<Leaf> located(String key) {
    return keys.value(key).map(Value::parts).orElse(List.of()).stream()
        .flatMap(
            value -> value.text().map(t -> new Leaf(value.path(), t, value.location())).stream())
        .toList();
  }

  /** A number, exactly as written; {@code low} after a problem. */
  public BigDecimal decimal(String key, BigDecimal low, BigDecimal high) {
    return keys.required(key).flatMap(value -> value.decimal(low, high)).orElse(low);
  }

  public Optional<BigDecimal> findDecimal(String key, BigDecimal low, BigDecimal high) {
    return keys.value(key).flatMap(value -> value.decimal(low, high));
  }

  /** A whole number; {@code low} after a problem. */
  public int integer(String key, int low, int high) {
    return keys.required(key)
        .flatMap(value -> value.whole(low, high))
        .map(Math::toIntExact)
        .orElse(low);
  }

  public OptionalInt findInteger(String key, int low, int high) {
    return keys.value(key)
        .flatMap(value -> value.whole(low, high))
        .map(Math::toIntExact)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  public OptionalLong findLong(String key, long low, long high) {
    return keys.value(key)
        .flatMap(value -> value.whole(low, high))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Bytes of a size such as 256 MiB. */
  public OptionalLong findBytes(String key, long low) {
    return keys.value(key)
        .flatMap(value -> value.bytes(low))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  public Optional<Boolean> findTruth(String key) {
    return keys.value(key).flatMap(Value::truth);
  }

  /** A day written as 2016-12-31; 1970-01-01 after a problem. */
  public LocalDate date(String key) {
    return keys.required(key).flatMap(Value::date).orElse(LocalDate.EPOCH);
  }

  public Optional<LocalDate> findDate(String key) {
    return keys.value(key).flatMap(Value::date);
  }

  /** The object of a required key; after a problem an empty one that lacks nothing. */
  public Section section(String key) {
    return keys.required(key).flatMap(this::child).orElseGet(() -> standIn(key));
  }

  public Optional<Section> find(String key) {
    return keys.value(key).flatMap(this::child);
  }

  /** The objects of an optional list. */
  public List<Section> sections(String key) {
    return keys.value(key).map(Value::list).orElse(List.of()).stream()
        .flatMap(value -> child(value).stream())
        .toList();
  }

  /** All keys, in written order, each with its object. */
  public Map<String, Section> children() {
    Map<String, Section> children = new LinkedHashMap<>();
    keys.names().forEach(key -> find(key).ifPresent(child -> children.put(key, child)));
    return children;
  }

  /** Every scalar below, in written order. */
  public List<Leaf> leaves() {
    return keys.isEmpty() ? List.of() : Leaves.of(self);
  }

  /** Reports each key that was never asked for, with the nearest name among those that were. */
  public void done() {
    keys.reportUnknown();
  }

  private Optional<Section> child(Value value) {
    return value.value() instanceof ConfigObject child
        ? Optional.of(of(child, value.path(), value.origins(), value.problems()))
        : value.wrongType("an object { ... }", null);
  }

  private Section standIn(String key) {
    return standIn(locationOf(key), keys.at(key), self.origins(), problems());
  }
}
