package org.outlay.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outlay.entitlement.Bounds;
import org.outlay.entitlement.RulePlan;
import org.outlay.formula.Formula;
import org.outlay.kernel.RuleFormulas;
import org.outlay.kernel.RuleKernel;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/** Compiles rules and their limits, each rule once. */
final class RulePrograms {
  private final Policy policy;
  private final Roster roster;
  private final RulePlan plan;
  private final KernelSetting setting;
  private final Map<String, RuleKernel> kernels = new HashMap<>();
  private final Map<Object, Integer> numbers = new HashMap<>();

  RulePrograms(Policy policy, Roster roster) {
    this.policy = policy;
    this.roster = roster;
    this.plan = new RulePlan(policy);
    this.setting = new KernelSetting(policy, roster);
  }

  int limits() {
    return numbers.size();
  }

  /** A rule for applications of a programme whose rules have the given names. */
  RuleProgram program(Rule rule, List<String> names) {
    RuleKernel kernel =
        kernels.computeIfAbsent(rule.name(), name -> setting.compile(rule, formulas(rule)));
    return new RuleProgram(
        policy.rules().indexOf(rule),
        kernel,
        RuleInputs.of(kernel.fixedInputs(), roster, names),
        RuleInputs.of(kernel.varyingInputs(), roster, names),
        ParameterTables.of(rule, kernel.parameters()),
        limits(rule, names).toArray(RuleProgram.LimitProgram[]::new),
        Bounds.longest(rule),
        plan.level(rule),
        plan.needsEarlierYears(rule),
        summed(rule));
  }

  /** A choice looks back for other applications only. */
  boolean needsEarlierYearsAlone(Rule rule) {
    boolean choiceOnly =
        !RulePlan.overYears(rule)
            && !summed(rule)
            && rule.limits().stream().allMatch(limit -> limit.kind() == Limit.Kind.CHOICE);
    return plan.needsEarlierYears(rule) && !choiceOnly;
  }

  private boolean summed(Rule rule) {
    return policy.applicationRules().stream()
        .anyMatch(user -> RulePlan.arguments(user, Vocabulary.PAID_BEFORE).contains(rule.name()));
  }

  private static RuleFormulas formulas(Rule rule) {
    return new RuleFormulas(
        rule.eligibility().root(),
        rule.amount().root(),
        rule.duration().map(Formula::root).orElse(null));
  }

  private List<RuleProgram.LimitProgram> limits(Rule rule, List<String> names) {
    List<RuleProgram.LimitProgram> limits = new ArrayList<>();
    for (Limit limit : rule.limits()) {
      limits.add(
          new RuleProgram.LimitProgram(
              limit.kind(),
              limit.allocation(),
              number(rule, limit),
              cap(rule, limit, names),
              Component.waits(limit)));
    }
    return limits;
  }

  private int number(Rule rule, Limit limit) {
    if (!limit.kind().acrossApplications()) {
      return -1;
    }
    Object key =
        limit.kind() == Limit.Kind.CHOICE
            ? limit.among()
            : List.of(rule.name(), rule.limits().indexOf(limit));
    return numbers.computeIfAbsent(key, k -> numbers.size());
  }

  private RuleProgram.@org.jspecify.annotations.Nullable Cap cap(
      Rule rule, Limit limit, List<String> names) {
    Formula amount = limit.amount();
    if (amount == null) {
      return null;
    }
    String key = rule.name() + " " + rule.limits().indexOf(limit);
    RuleKernel kernel =
        kernels.computeIfAbsent(key, k -> setting.compileFixed(rule, amount.root()));
    return new RuleProgram.Cap(
        kernel,
        RuleInputs.of(kernel.fixedInputs(), roster, names),
        ParameterTables.of(rule, kernel.parameters()));
  }
}
