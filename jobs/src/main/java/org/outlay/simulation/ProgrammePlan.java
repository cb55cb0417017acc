package org.outlay.simulation;

import java.io.Serializable;
import java.util.Arrays;
import org.outlay.policy.Limit;

/**
 * What the applications of a programme are paid by, and how their measures go on.
 *
 * @param rules in the policy's order, so that each stands after those whose payments it uses
 * @param measures slots of the measures that any of them reads
 * @param courses how each of these goes on, in the same order
 * @param spell whether the programme goes on after the data end
 * @param spellYears last benefit year that is continued
 * @param longest last benefit year that any rule pays
 * @param earlier whether years before the horizon count for something inside it
 * @param earlierAlone whether they do for an application that shares no limit with another
 * @param inStages whether its limits are served in {@link Stages}
 * @param survivals when applications end, by the code of their tier; in the last place of those
 *     without a tier
 */
record ProgrammePlan(
    RuleProgram[] rules,
    int[] measures,
    MeasureCourse[] courses,
    boolean spell,
    int spellYears,
    int longest,
    boolean earlier,
    boolean earlierAlone,
    boolean inStages,
    Survival[] survivals)
    implements Serializable {

  /**
   * When applications of a tier end.
   *
   * @param tier its code, NaN for none
   */
  Survival survival(double tier) {
    return survivals[Double.isNaN(tier) ? survivals.length - 1 : (int) tier];
  }

  /** Times that its rules are gone through, in stages, until the last is settled. */
  int passes() {
    return 1 + Arrays.stream(rules).mapToInt(RuleProgram::level).max().orElse(0);
  }

  /** Numbers of the limits on places of its rules. */
  int[] places() {
    return Arrays.stream(rules)
        .flatMap(rule -> Arrays.stream(rule.limits()))
        .filter(limit -> limit.kind() == Limit.Kind.PLACES)
        .mapToInt(RuleProgram.LimitProgram::number)
        .toArray();
  }

  /** Position of a measure among those read, or -1. */
  int position(int measure) {
    for (int i = 0; i < measures.length; i++) {
      if (measures[i] == measure) {
        return i;
      }
    }
    return -1;
  }
}
