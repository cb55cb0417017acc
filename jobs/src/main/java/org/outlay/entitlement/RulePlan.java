package org.outlay.entitlement;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.RuleOrder;
import org.outlay.policy.Vocabulary;

/**
 * What each rule needs before it can be computed: nothing but its own row, the other years of its
 * application, other applications (shared limits), or the settled payments of another rule.
 */
final class RulePlan {
  private static final Set<Limit.Kind> ACROSS_APPLICATIONS =
      EnumSet.of(
          Limit.Kind.GROUP_YEAR,
          Limit.Kind.GROUP_LIFETIME,
          Limit.Kind.APPLICANT_YEARS,
          Limit.Kind.PLACES,
          Limit.Kind.CHOICE);
  private static final Set<Limit.Kind> OVER_YEARS =
      EnumSet.of(
          Limit.Kind.APPLICATION_LIFETIME,
          Limit.Kind.GROUP_LIFETIME,
          Limit.Kind.APPLICANT_YEARS,
          Limit.Kind.CHOICE);

  private final List<Rule> rules;
  private final Map<String, Integer> levels = new HashMap<>();
  private final Map<String, Rule> byName = new HashMap<>();
  private final Set<String> usedBefore = new LinkedHashSet<>();

  RulePlan(Policy policy) {
    this.rules = policy.applicationRules();
    for (Rule rule : rules) {
      byName.put(rule.name(), rule);
      int level = 0;
      for (String base : RuleOrder.uses(rule)) {
        Rule used = byName.get(base);
        if (used != null) {
          boolean inPlace = inline(used) && !arguments(rule, Vocabulary.PAID_BEFORE).contains(base);
          level = Math.max(level, levels.getOrDefault(base, 0) + (inPlace ? 0 : 1));
        }
      }
      levels.put(rule.name(), level);
      usedBefore.addAll(arguments(rule, Vocabulary.PAID_BEFORE));
    }
  }

  /** Rules in passes: a pass uses settled payments of the passes before it only. */
  List<List<Rule>> passes() {
    List<List<Rule>> passes = new ArrayList<>();
    int last = levels.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    for (int level = 0; level <= last; level++) {
      int wanted = level;
      passes.add(rules.stream().filter(r -> levels.getOrDefault(r.name(), 0) == wanted).toList());
    }
    return passes;
  }

  /** Whether what a rule pays is known from its own row, so that others can compute it in place. */
  static boolean inline(Rule rule) {
    return rule.limits().stream().allMatch(l -> l.kind() == Limit.Kind.APPLICATION_YEAR);
  }

  /** Whether a rule has a limit that joins it to other applications. */
  static boolean acrossApplications(Rule rule) {
    return rule.limits().stream().anyMatch(l -> ACROSS_APPLICATIONS.contains(l.kind()));
  }

  /** Whether a rule's amount or limits need the other years of its application side by side. */
  static boolean overYears(Rule rule) {
    return !arguments(rule, Vocabulary.OVER_YEARS).isEmpty()
        || !arguments(rule, List.of(Vocabulary.PAID_BEFORE)).isEmpty()
        || rule.limits().stream().anyMatch(l -> l.kind() == Limit.Kind.APPLICATION_LIFETIME);
  }

  /** Whether years before the horizon count for something inside it. */
  boolean needsEarlierYears(Rule rule) {
    return usedBefore.contains(rule.name())
        || overYears(rule)
        || rule.limits().stream().anyMatch(l -> OVER_YEARS.contains(l.kind()));
  }

  /** Arguments with which a rule calls a derived function. */
  static Set<String> arguments(Rule rule, String function) {
    return arguments(rule, List.of(function));
  }

  private static Set<String> arguments(Rule rule, List<String> functions) {
    Set<String> found = new LinkedHashSet<>();
    List<Expr> roots = new ArrayList<>(List.of(rule.eligibility().root(), rule.amount().root()));
    rule.duration().ifPresent(d -> roots.add(d.root()));
    for (Expr root : roots) {
      for (Expr node : Expressions.nodes(root)) {
        if (node instanceof Expr.Derived derived && functions.contains(derived.function())) {
          found.add(derived.argument());
        }
      }
    }
    return found;
  }
}
