package org.outlay.config;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.outlay.problem.Location;

/** Where values stand and in which order they were written; the library keeps neither exactly. */
final class Origins {
  private static final String MERGE = "merge of ";

  private record Place(String file, String path) {}

  private final Map<String, Integer> ranks = new LinkedHashMap<>();
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<Place, Outline.Entry> entries = new HashMap<>();
  private Unread unread = Unread.NOTHING;

  /** Takes up a text after everything that it includes. */
  void add(String file, Outline outline) {
    ranks.putIfAbsent(file, ranks.size());
    outline
        .entries()
        .forEach(
            (path, entry) -> {
              order.putIfAbsent(path, order.size());
              entries.put(new Place(file, path), entry);
            });
  }

  /** Takes note of what could not be read. */
  void miss(Unread more) {
    unread = unread.and(more);
  }

  Unread unread() {
    return unread;
  }

  /** The file and the line where the value begins; of an object the last file that opens it. */
  Location locate(String path, ConfigValue value) {
    if (value.valueType() == ConfigValueType.OBJECT) {
      return opened(path).orElseGet(() -> locate(value.origin()));
    }
    Location end = locate(value.origin());
    return Optional.ofNullable(entries.get(new Place(end.file(), path)))
        .filter(entry -> !entry.object() && entry.endLine() == end.line())
        .map(entry -> at(end.file(), entry.line()))
        .orElse(end);
  }

  /**
   * The same, with the column where a text in quotes begins; without one where its characters are
   * not those of the file.
   */
  Location locateText(String path, ConfigValue value) {
    Location place = locate(path, value);
    return Optional.ofNullable(entries.get(new Place(place.file(), path)))
        .filter(entry -> entry.line() == place.line())
        .map(entry -> new Location(place.file(), place.line(), entry.column()))
        .orElse(place);
  }

  /** Settings of the command line are asked last: who opens an object is its file. */
  private Optional<Location> opened(String path) {
    return ranks.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> e) -> isSetting(e.getKey()))
                .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
        .flatMap(
            e ->
                Optional.ofNullable(entries.get(new Place(e.getKey(), path)))
                    .map(entry -> at(e.getKey(), entry.line()))
                    .stream())
        .findFirst();
  }

  private static boolean isSetting(String file) {
    return file.startsWith("--");
  }

  /** A place in a file; a setting of the command line has no lines. */
  static Location at(String file, int line) {
    return isSetting(file) ? Location.of(file) : Location.of(file, line);
  }

  /** The file and line of the origin, of a merged one its first. */
  Location locate(ConfigOrigin origin) {
    String text = origin.description();
    String plain = text.startsWith(MERGE) ? text.substring(MERGE.length()) : text;
    return ranks.keySet().stream()
        .filter(plain::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(file -> locate(file, plain.substring(file.length())))
        .orElseGet(() -> Location.of(plain, Math.max(0, origin.lineNumber())));
  }

  /** Keys of an object in written order, included files first. */
  Comparator<Map.Entry<String, ConfigValue>> writtenOrder(String parent) {
    return Comparator.comparingInt((Map.Entry<String, ConfigValue> e) -> orderOf(parent, e))
        .thenComparingInt(e -> ranks.getOrDefault(locate(e.getValue().origin()).file(), 0))
        .thenComparingInt(e -> locate(e.getValue().origin()).line())
        .thenComparing(Map.Entry::getKey);
  }

  /** Values that a substitution brought along stand elsewhere and come last, by line. */
  private int orderOf(String parent, Map.Entry<String, ConfigValue> entry) {
    return order.getOrDefault(KeyPath.child(parent, entry.getKey()), Integer.MAX_VALUE);
  }

  private static Location locate(String file, String rest) {
    int stop = 2;
    while (stop < rest.length() && Character.isDigit(rest.charAt(stop))) {
      stop++;
    }
    boolean numbered = rest.startsWith(": ") && stop > 2;
    return at(file, numbered ? Integer.parseInt(rest.substring(2, stop)) : 0);
  }
}
