package org.outlay.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outlay.config.Section;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/** Small readings that every part of the catalogue shares. */
final class PolicyText {
  private static final int MANY = 12;

  private PolicyText() {}

  /** A pair of labels {@code { en = "...", zh = "..." }}, required. */
  static Labels labels(Section section, String key) {
    Section both = section.section(key);
    Labels labels = Labels.of(both.text("en"), both.text("zh"));
    both.done();
    return labels;
  }

  /**
   * The name of an enum constant for a kebab-case word; that of {@code fallback} if it is empty.
   */
  static String constant(String word, String fallback) {
    return (word.isEmpty() ? fallback : word).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Reports {@code unknown-<what>} unless the name is among the known ones. */
  static void known(
      String what,
      String name,
      Collection<String> names,
      @Nullable Location location,
      Problems problems) {
    if (!names.contains(name)) {
      problems.add(unknown(what, name, names, location).withAllowed(listed(names)));
    }
  }

  /**
   * The same, unless the name may be declared in what could not be read. What is allowed is said
   * where all of it is known.
   */
  static void known(
      String what, String name, Names names, @Nullable Location location, Problems problems) {
    if (names.isWhole()) {
      known(what, name, names.declared(), location, problems);
    } else if (!names.mayHave(name)) {
      problems.add(unknown(what, name, names.declared(), location));
    }
  }

  private static Problem unknown(
      String what, String name, Collection<String> names, @Nullable Location location) {
    return Problem.user("unknown-" + what, location, "there is no such " + what)
        .withValue(name)
        .withRemedy(NearestName.suggestion(name, names));
  }

  /** All names if they are few, else the first of them. */
  private static String listed(Collection<String> names) {
    if (names.isEmpty()) {
      return "(none are declared)";
    }
    return names.size() <= MANY
        ? String.join(", ", names)
        : names.stream().limit(MANY / 2).collect(Collectors.joining(", "))
            + " ... ("
            + names.size()
            + " in all)";
  }

  /** {@code 2018-01-01}, or {@code 2018} for its first day. */
  static Optional<LocalDate> day(String text) {
    try {
      if (text.matches("\\d{4}")) {
        return Optional.of(LocalDate.of(Integer.parseInt(text), 1, 1));
      }
      return text.matches("\\d{4}-\\d{2}-\\d{2}")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
