package org.outlay.simulation;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.outlay.kernel.RuleKernel;
import org.outlay.policy.Limit;

/**
 * One rule, ready to run over replicates.
 *
 * @param index position in the policy
 * @param kernel its formulas
 * @param fixed where the fixed inputs come from
 * @param varying where the varying inputs come from
 * @param tables its parameters
 * @param limits in the order in which they withhold, those that applications share last
 * @param longest last benefit year that it can pay
 * @param level rules of lower levels are settled before it is computed, where that takes stages
 * @param earlier whether it is computed in years before the horizon
 * @param summed whether another rule reads what it paid in earlier years
 */
record RuleProgram(
    int index,
    RuleKernel kernel,
    RuleInputs fixed,
    RuleInputs varying,
    ParameterTables tables,
    LimitProgram[] limits,
    int longest,
    int level,
    boolean earlier,
    boolean summed)
    implements Serializable {

  /** The limits that applications share. */
  LimitProgram[] shared() {
    return Arrays.stream(limits)
        .filter(limit -> limit.kind().acrossApplications())
        .toArray(LimitProgram[]::new);
  }

  /**
   * One limit of the rule.
   *
   * @param number of the limit among all shared limits; limits among one choice share a number; -1
   *     for a limit within the application
   * @param cap its formula, in the last place of the amount: fen for a cap, hundredths for a number
   *     of years or places; absent for a choice
   * @param waits whether it can be applied only when all claims of its unit are known, because they
   *     are served by year
   */
  record LimitProgram(
      Limit.Kind kind, Limit.Allocation allocation, int number, @Nullable Cap cap, boolean waits)
      implements Serializable {}

  /** A cap's formula. */
  record Cap(RuleKernel kernel, RuleInputs fixed, ParameterTables tables) implements Serializable {}
}
