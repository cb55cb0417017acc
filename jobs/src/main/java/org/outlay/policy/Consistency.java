package org.outlay.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.outlay.config.Section;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Formula;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** What must hold between the rules and clauses of a policy, once each of them is read. */
final class Consistency {
  private final Names names;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Problems problems;

  /**
   * Checks of one policy.
   *
   * @param names of all rules
   * @param rules those without an error
   */
  Consistency(Names names, List<Rule> rules, Problems problems) {
    this.names = names;
    rules.forEach(rule -> this.rules.put(rule.name(), rule));
    this.problems = problems;
  }

  /** A scenario changes rules that exist. */
  void checkOverrides(Overrides overrides) {
    overrides.parameters().ifPresent(all -> checkRules(all, Set.of()));
    overrides.limits().ifPresent(all -> checkRules(all, Set.of()));
    overrides.payments().ifPresent(all -> checkRules(all, Set.of(RuleReader.ALL_RULES)));
  }

  private void checkRules(Section all, Set<String> others) {
    for (String rule : all.keys()) {
      if (!others.contains(rule)) {
        PolicyText.known("rule", rule, names, all.locationOf(rule), problems);
      }
    }
  }

  /** A clause is carried by rules that exist. */
  void checkCarriers(Clause clause) {
    clause
        .rules()
        .forEach(rule -> PolicyText.known("rule", rule, names, clause.location(), problems));
  }

  /** A clause and the rules that carry it name each other. */
  void checkMutual(Clause clause) {
    for (Rule rule : rules.values()) {
      boolean says = rule.clauses().contains(clause.id());
      if (clause.rules().contains(rule.name()) && !says) {
        problems.add(
            Problem.user(
                    "clause-mismatch",
                    clause.location(),
                    "the rule does not say that it carries it")
                .withValue(rule.name())
                .withRemedy("add " + clause.id() + " to clauses at " + rule.location()));
      } else if (says && !clause.rules().contains(rule.name())) {
        problems.add(
            Problem.user("clause-mismatch", rule.location(), "the clause does not name this rule")
                .withValue(clause.id())
                .withRemedy("add carried-by = [" + rule.name() + "] at " + clause.location()));
      }
    }
  }

  /** A rule looks at payments of rules that can pay its applications. */
  void checkPaid(Rule rule) {
    for (Formula formula : formulas(rule)) {
      for (Expr node : Expressions.nodes(formula.root())) {
        if (node instanceof Expr.Derived derived && isNeverPaid(rule, derived)) {
          problems.add(
              Problem.user(
                      "never-paid",
                      formula.location(),
                      "no application of this rule is ever paid by the other")
                  .withValue(derived.argument())
                  .withAllowed("a rule of one of: " + String.join(", ", rule.programmes())));
        }
      }
    }
  }

  /** A choice is settled at once for all rules that it is between. */
  void checkChoice(Rule rule) {
    List<Limit> shared =
        rule.limits().stream().filter(limit -> limit.kind().acrossApplications()).toList();
    for (Limit limit : shared) {
      boolean several =
          limit.kind() == Limit.Kind.CHOICE
              && rules.values().stream()
                  .filter(other -> other.limits().stream().anyMatch(l -> isSame(l, limit)))
                  .skip(1)
                  .findAny()
                  .isPresent();
      if (several && (!shared.get(0).equals(limit) || buildsOnLimits(rule))) {
        problems.add(
            Problem.user(
                    "choice-apart",
                    limit.location(),
                    "a choice between several rules is settled at once: it is the first of the"
                        + " limits that applications share, and none of its rules uses what limits"
                        + " leave of another or what another paid before")
                .withValue(rule.name() + ": " + limit.among())
                .withRemedy(
                    "put the choice first, or let the rules choose under names of their own"));
      }
    }
  }

  private static boolean isSame(Limit one, Limit other) {
    return one.kind() == other.kind() && one.among().equals(other.among());
  }

  /**
   * Whether it is computed after the limits of a rule that it uses, or after its earlier years,
   * itself or through others.
   */
  private boolean buildsOnLimits(Rule rule) {
    return looksBack(rule)
        || RuleOrder.uses(rule).stream()
            .map(rules::get)
            .filter(Objects::nonNull)
            .anyMatch(
                base ->
                    buildsOnLimits(base)
                        || base.limits().stream()
                            .anyMatch(limit -> limit.kind() != Limit.Kind.APPLICATION_YEAR));
  }

  private boolean looksBack(Rule rule) {
    return formulas(rule).stream()
        .flatMap(formula -> Expressions.nodes(formula.root()).stream())
        .anyMatch(
            node ->
                node instanceof Expr.Derived derived
                    && derived.function().equals(Vocabulary.PAID_BEFORE));
  }

  private boolean isNeverPaid(Rule rule, Expr.Derived derived) {
    boolean paid =
        derived.function().equals(Vocabulary.PAID)
            || derived.function().equals(Vocabulary.PAID_BEFORE);
    Rule base = paid ? rules.get(derived.argument()) : null;
    return base != null && Collections.disjoint(rule.programmes(), base.programmes());
  }

  /** A rule uses its parameters. */
  void checkUse(Rule rule) {
    Set<String> used = new HashSet<>();
    for (Formula formula : formulas(rule)) {
      for (Expr node : Expressions.nodes(formula.root())) {
        if (node instanceof Expr.ParameterValue value) {
          used.add(value.parameter());
        }
      }
    }
    rule.parameters().values().stream()
        .filter(parameter -> !used.contains(parameter.name()))
        .sorted(Comparator.comparingInt(parameter -> parameter.location().line()))
        .forEach(
            parameter ->
                problems.add(
                    Problem.warning(
                            "unused-parameter",
                            parameter.location(),
                            "no formula and no limit of the rule uses this parameter")
                        .withValue(parameter.name())
                        .withRemedy("use it, or say it in a comment")));
  }

  private static List<Formula> formulas(Rule rule) {
    List<Formula> formulas = new ArrayList<>(List.of(rule.eligibility(), rule.amount()));
    rule.duration().ifPresent(formulas::add);
    rule.limits().stream().map(Limit::amount).filter(Objects::nonNull).forEach(formulas::add);
    return formulas;
  }
}
