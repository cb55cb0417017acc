package org.outlay.entitlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.apache.spark.sql.Column;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** The shared limits that stand at one position of their rules' lists, and the rows they are of. */
final class LimitStep {
  private final Policy policy;
  private final List<Rule> rules;
  private final int position;

  LimitStep(Policy policy, List<Rule> rules, int position) {
    this.policy = policy;
    this.rules = rules;
    this.position = position;
  }

  /** How many shared limits the rule with the most of them has. */
  static int most(List<Rule> rules) {
    return rules.stream().mapToInt(rule -> shared(rule).size()).max().orElse(0);
  }

  private static List<Limit> shared(Rule rule) {
    return rule.limits().stream().filter(limit -> limit.kind().acrossApplications()).toList();
  }

  List<Rule> rules() {
    return rules;
  }

  Optional<Limit> of(Rule rule) {
    List<Limit> limits = shared(rule);
    return position < limits.size() ? Optional.of(limits.get(position)) : Optional.empty();
  }

  boolean has(Limit.Kind kind) {
    return has((rule, limit) -> limit.kind() == kind);
  }

  boolean has(BiPredicate<Rule, Limit> test) {
    return rules.stream().anyMatch(rule -> of(rule).filter(l -> test.test(rule, l)).isPresent());
  }

  /** Whether a row's rule has a limit of this kind here. */
  Column is(Limit.Kind kind) {
    return where((rule, limit) -> limit.kind() == kind);
  }

  /** Whether a row's rule has a limit here that passes the test. */
  Column where(BiPredicate<Rule, Limit> test) {
    Object[] indexes =
        rules.stream()
            .filter(rule -> of(rule).filter(l -> test.test(rule, l)).isPresent())
            .map(this::index)
            .toArray();
    return indexes.length == 0 ? lit(false) : col(RulePass.RULE).isin(indexes);
  }

  /** A value chosen by the row's rule. */
  Column perRule(BiFunction<Rule, Limit, Column> value, Column otherwise) {
    Column chosen = when(lit(false), otherwise);
    for (Rule rule : rules) {
      Optional<Limit> limit = of(rule);
      if (limit.isPresent()) {
        chosen =
            chosen.when(
                col(RulePass.RULE).equalTo(index(rule)), value.apply(rule, limit.orElseThrow()));
      }
    }
    return chosen.otherwise(otherwise);
  }

  int index(Rule rule) {
    return policy.rules().indexOf(rule);
  }
}
