package org.outlay.policy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * What can be applied for, and how a live application goes on after the data end.
 *
 * @param grades the names {@code grade} may hold; empty when the programme ignores it
 * @param spell whether it goes on until its duration or end; a yearly claim does not
 * @param years benefit year after which a spell is not continued, empty when only its duration ends
 *     it
 * @param continued per measure how a spell continues; a measure not named is not continued
 * @param arriving per measure which index takes an earlier application's value to the year of a new
 *     one; a measure that is continued along an index follows the same unless it is named here
 */
public record Programme(
    String name,
    Labels labels,
    List<String> grades,
    boolean spell,
    OptionalInt years,
    Map<String, Continued> continued,
    Map<String, Continued> arriving,
    Location location) {
  public Programme {
    grades = List.copyOf(grades);
    continued = Map.copyOf(continued);
    arriving = Map.copyOf(arriving);
  }

  Programme withYears(OptionalInt more) {
    return new Programme(name, labels, grades, spell, more, continued, arriving, location);
  }

  /**
   * A measure held at its last value, or its last assessment repeated.
   *
   * @param index index it follows, null for none
   */
  public record Continued(@Nullable String index) {}
}
