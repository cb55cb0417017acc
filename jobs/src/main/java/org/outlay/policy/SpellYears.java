package org.outlay.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Spells that are continued for as many benefit years as a rule's parameter pays: the number stands
 * with the rule alone, and a scenario that changes it there changes the spell.
 */
final class SpellYears {
  private static final String UNIT = "years";

  /**
   * What a programme names.
   *
   * @param parameter {@code rule.parameter}
   */
  record Reference(String parameter, Location location) {}

  private final Map<String, Parameter> parameters = new TreeMap<>();
  private final Set<String> sound = new HashSet<>();
  private final Names names;
  private final Problems problems;

  /**
   * Of a policy.
   *
   * @param rules that are without an error
   * @param names of all its rules
   */
  SpellYears(List<Rule> rules, Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
    for (Rule rule : rules) {
      sound.add(rule.name());
      rule.parameters().values().stream()
          .filter(parameter -> parameter.unitName().equals(UNIT) && parameter.keys().isEmpty())
          .forEach(parameter -> parameters.put(rule.name() + "." + parameter.name(), parameter));
    }
  }

  /** The programmes with the years of those that name a parameter. */
  Map<String, Programme> of(Map<String, Programme> programmes, Map<String, Reference> named) {
    Map<String, Programme> all = new LinkedHashMap<>(programmes);
    named.forEach(
        (name, reference) ->
            all.computeIfPresent(name, (n, programme) -> programme.withYears(years(reference))));
    return all;
  }

  /** Whether the parameter may be there once the rule is mended. */
  private boolean isBroken(Reference reference) {
    String rule = reference.parameter().split("\\.", 2)[0];
    return names.mayHave(rule) && !sound.contains(rule);
  }

  /** The most of the parameter's dated values: what an application is paid its limits say. */
  private OptionalInt years(Reference reference) {
    Parameter parameter = parameters.get(reference.parameter());
    if (parameter == null && isBroken(reference)) {
      return OptionalInt.empty();
    }
    if (parameter == null) {
      Problem unknown =
          Problem.user(
                  "unknown-parameter", reference.location(), "no rule has such a number of years")
              .withValue(reference.parameter())
              .withRemedy(NearestName.suggestion(reference.parameter(), parameters.keySet()));
      boolean all = names.isWhole() && sound.containsAll(names.declared());
      problems.add(all ? unknown.withAllowed(String.join(", ", parameters.keySet())) : unknown);
      return OptionalInt.empty();
    }
    return parameter.values().stream()
        .map(dated -> dated.byKey().getOrDefault(List.of(), BigDecimal.ZERO))
        .mapToInt(years -> years.setScale(0, RoundingMode.CEILING).intValueExact())
        .max();
  }
}
