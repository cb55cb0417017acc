package org.outlay.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * A band that amounts are held within: the parameters {@code range-low} and {@code range-high} of a
 * rule, in one unit. Upside down it would pay its lower or its upper end, whichever the formula
 * names last.
 */
final class Bands {
  private final Problems problems;

  Bands(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reports {@code inverted-band} where a low end is above the high end on any day; a rule with
   * several bands in one unit is not looked at, since nothing says which ends belong together.
   */
  void check(Collection<Parameter> parameters) {
    List<Parameter> lows = ends(parameters, Parameter.Bound.RANGE_LOW);
    List<Parameter> highs = ends(parameters, Parameter.Bound.RANGE_HIGH);
    for (Parameter low : lows) {
      List<Parameter> own = highs.stream().filter(high -> high.unit().equals(low.unit())).toList();
      if (own.size() == 1 && lows.stream().filter(o -> o.unit().equals(low.unit())).count() == 1) {
        inverted(low, own.get(0)).ifPresent(problems::add);
      }
    }
  }

  private static List<Parameter> ends(Collection<Parameter> parameters, Parameter.Bound bound) {
    return parameters.stream().filter(parameter -> parameter.bound() == bound).toList();
  }

  private static Optional<Problem> inverted(Parameter low, Parameter high) {
    TreeSet<LocalDate> days = new TreeSet<>();
    Stream.of(low, high)
        .flatMap(parameter -> parameter.values().stream())
        .forEach(dated -> days.add(dated.from()));
    return days.stream()
        .flatMap(day -> inverted(low, low.inForce(day), high, high.inForce(day)).stream())
        .findFirst();
  }

  /** An end without keys is that of all keys. */
  private static Optional<Problem> inverted(
      Parameter low, Parameter.Dated least, Parameter high, Parameter.Dated most) {
    for (List<String> key :
        Stream.of(least, most).flatMap(d -> d.byKey().keySet().stream()).toList()) {
      List<String> lowKey = low.keys().isEmpty() ? List.of() : key;
      List<String> highKey = high.keys().isEmpty() ? List.of() : key;
      BigDecimal from = least.byKey().get(lowKey);
      BigDecimal to = most.byKey().get(highKey);
      if (from != null && to != null && from.compareTo(to) > 0) {
        Location other = most.locations().getOrDefault(highKey, high.location());
        return Optional.of(
            Problem.user(
                    "inverted-band",
                    least.locations().getOrDefault(lowKey, low.location()),
                    "the low end of a band is above its high end")
                .withValue(low.name() + " = " + from.toPlainString())
                .withAllowed(
                    "up to %s, that of %s at %s".formatted(to.toPlainString(), high.name(), other))
                .withRemedy("lower the one or raise the other"));
      }
    }
    return Optional.empty();
  }
}
