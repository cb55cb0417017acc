package org.outlay.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.outlay.policy.Policy;
import org.outlay.policy.Programme;
import org.outlay.policy.Rule;
import org.outlay.problem.Problem;

/** Whether what rules read of a spell's later years goes on after the data end. */
public final class SpellChecks {
  private SpellChecks() {}

  /**
   * A warning for each programme of which a rule that pays several years reads a measure that is
   * not continued: 0 in every year without a record.
   */
  public static List<Problem> of(Policy policy) {
    List<Problem> warnings = new ArrayList<>();
    for (Programme programme : policy.programmes().values()) {
      Set<String> stopping = programme.spell() ? stopping(policy, programme) : Set.of();
      if (!stopping.isEmpty()) {
        warnings.add(
            Problem.warning(
                    "measure-not-continued",
                    programme.location(),
                    "rules of the programme read a measure that does not go on after the data end:"
                        + " it counts as 0 in every year without a record")
                .withValue(programme.name() + ": " + String.join(", ", stopping))
                .withRemedy("name it under continued, with an index if it grows"));
      }
    }
    return warnings;
  }

  private static Set<String> stopping(Policy policy, Programme programme) {
    List<Rule> rules =
        policy.rules().stream()
            .filter(rule -> rule.programmes().contains(programme.name()))
            .filter(rule -> Bounds.longest(rule) > 1)
            .toList();
    Set<String> stopping = new TreeSet<>(RecordUse.measuresRead(policy, rules));
    stopping.removeAll(programme.continued().keySet());
    return stopping;
  }
}
