package org.outlay.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Formula;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Puts every rule after the rules whose payments it uses. */
public final class RuleOrder {
  private final Map<String, Rule> byName;
  private final Problems problems;
  private final LinkedHashSet<Rule> sorted = new LinkedHashSet<>();

  private RuleOrder(List<Rule> rules, Problems problems) {
    this.byName = rules.stream().collect(Collectors.toMap(Rule::name, Function.identity()));
    this.problems = problems;
  }

  /** The rules in order; those that use each other in turn are a problem. */
  static List<Rule> sorted(List<Rule> rules, Problems problems) {
    RuleOrder order = new RuleOrder(rules, problems);
    rules.forEach(rule -> order.visit(rule, new ArrayList<>()));
    return List.copyOf(order.sorted);
  }

  /** Names of the rules whose payments a rule uses. */
  public static Set<String> uses(Rule rule) {
    Set<String> names = new LinkedHashSet<>();
    for (Formula formula : formulas(rule)) {
      for (Expr node : Expressions.nodes(formula.root())) {
        if (node instanceof Expr.Derived derived
            && (derived.function().equals(Vocabulary.PAID)
                || derived.function().equals(Vocabulary.PAID_BEFORE))) {
          names.add(derived.argument());
        }
      }
    }
    return names;
  }

  private static List<Formula> formulas(Rule rule) {
    List<Formula> formulas = new ArrayList<>(List.of(rule.eligibility(), rule.amount()));
    rule.duration().ifPresent(formulas::add);
    return formulas;
  }

  private void visit(Rule rule, List<String> path) {
    if (path.contains(rule.name())) {
      problems.add(
          Problem.user(
                  "circular-rules",
                  rule.location(),
                  "rules cannot use each other's payments in turn")
              .withValue(String.join(" -> ", path) + " -> " + rule.name()));
      return;
    }
    if (sorted.contains(rule)) {
      return;
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(rule.name());
    for (String used : uses(rule)) {
      Rule base = byName.get(used);
      if (base != null) {
        visit(base, longer);
      }
    }
    sorted.add(rule);
  }
}
