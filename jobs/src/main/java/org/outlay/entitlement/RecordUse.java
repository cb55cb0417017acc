package org.outlay.entitlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Reach;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.RuleOrder;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.Field;

/**
 * What a programme's rules make of annual records. A year without a record is a row of the panel
 * only where something may be due in it.
 */
enum RecordUse {
  /** Nothing: every year pays whether there is a record or not. */
  NONE,
  /** Every year is looked up among the records. */
  EVERY_YEAR,
  /** Without a record nothing is due, so the recorded years are all there is. */
  RECORDED_YEARS;

  /** By the rules that a programme triggers. */
  static RecordUse of(Policy policy, List<Rule> rules) {
    if (rules.stream().noneMatch(rule -> reads(policy, rule))) {
      return NONE;
    }
    return rules.stream().anyMatch(rule -> paysWithoutRecord(policy, rule))
        ? EVERY_YEAR
        : RECORDED_YEARS;
  }

  private static boolean reads(Policy policy, Rule rule) {
    Map<String, Field> measures = measures(policy);
    return RulePlan.nodes(rule)
        .anyMatch(
            node ->
                node instanceof Expr.Name name
                    ? measures.containsKey(name.name())
                    : node instanceof Expr.Derived);
  }

  /**
   * Measures that formulas of rules read, those of limits and of rules paid beforehand included.
   */
  static Set<String> measuresRead(Policy policy, List<Rule> rules) {
    Set<String> measures = measures(policy).keySet();
    Set<String> read = new TreeSet<>();
    for (Rule rule : rules) {
      read.addAll(measuresRead(policy, RuleOrder.uses(rule).stream().map(policy::rule).toList()));
      Stream.concat(
              RulePlan.nodes(rule),
              rule.limits().stream()
                  .flatMap(limit -> Optional.ofNullable(limit.amount()).stream())
                  .flatMap(amount -> Expressions.nodes(amount.root()).stream()))
          .flatMap(node -> input(node).stream())
          .filter(measures::contains)
          .forEach(read::add);
    }
    return read;
  }

  private static Optional<String> input(Expr node) {
    return node instanceof Expr.Name name
        ? Optional.of(name.name())
        : node instanceof Expr.Derived derived ? Optional.of(derived.argument()) : Optional.empty();
  }

  private static boolean paysWithoutRecord(Policy policy, Rule rule) {
    Reach reach = new Reach(withoutRecord(policy, rule));
    return reach.canHold(rule.eligibility().root()) && reach.canBePositive(rule.amount().root());
  }

  private static Function<Expr, Optional<Reach.Input>> withoutRecord(Policy policy, Rule rule) {
    Map<String, Field> measures = measures(policy);
    return input -> {
      if (input instanceof Expr.Name name) {
        return Optional.ofNullable(measures.get(name.name())).map(RecordUse::withoutRecord);
      }
      if (input instanceof Expr.ParameterValue value && value.keys().isEmpty()) {
        return notNegative(rule, value.parameter());
      }
      if (input instanceof Expr.Derived derived && derived.function().equals(Vocabulary.PAID)) {
        return paysWithoutRecord(policy, policy.rule(derived.argument()))
            ? Optional.empty()
            : Optional.of(Reach.Input.ZERO);
      }
      return Optional.empty();
    };
  }

  private static Reach.Input withoutRecord(Field measure) {
    return Panel.zeroWithoutRecord(measure) ? Reach.Input.ZERO : Reach.Input.NULL;
  }

  private static Optional<Reach.Input> notNegative(Rule rule, String parameter) {
    return java.util.Objects.requireNonNull(rule.parameters().get(parameter)).values().stream()
            .flatMap(dated -> dated.byKey().values().stream())
            .allMatch(value -> value.signum() >= 0)
        ? Optional.of(Reach.Input.NOT_NEGATIVE)
        : Optional.empty();
  }

  private static Map<String, Field> measures(Policy policy) {
    return Panel.measures(policy).stream()
        .collect(Collectors.toMap(Field::name, Function.identity()));
  }
}
