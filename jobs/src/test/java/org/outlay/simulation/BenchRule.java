package org.outlay.simulation;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.formula.Formula;
import org.outlay.kernel.RuleFormulas;
import org.outlay.kernel.RuleKernel;
import org.outlay.policy.Limit;
import org.outlay.policy.Parameter;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * A rule of the catalogue as the benchmark runs it.
 *
 * @param cap fen that all claims of a group share in a year; infinite where they share none
 * @param fiscalYearSlot among the fixed inputs, -1 where there is none
 */
record BenchRule(
    String name, RuleKernel kernel, ParameterTables tables, double cap, int fiscalYearSlot)
    implements Serializable {

  static BenchRule of(Policy policy, Rule rule) {
    RuleFormulas formulas =
        new RuleFormulas(
            rule.eligibility().root(),
            rule.amount().root(),
            rule.duration().map(Formula::root).orElse(null));
    RuleKernel kernel = RuleKernel.of(formulas, new BenchInputs(policy, rule));
    return new BenchRule(
        rule.name(),
        kernel,
        ParameterTables.of(rule, kernel.parameters()),
        cap(rule),
        kernel.fixedInputs().stream()
            .map(BenchCase::name)
            .toList()
            .indexOf(Vocabulary.FISCAL_YEAR));
  }

  private static double cap(Rule rule) {
    for (Limit limit : rule.limits()) {
      Formula amount = limit.amount();
      if (limit.kind() == Limit.Kind.GROUP_YEAR
          && amount != null
          && amount.root() instanceof Expr.ParameterValue value
          && value.keys().isEmpty()) {
        Parameter parameter = rule.parameters().get(value.parameter());
        return parameter
            .inForce(LocalDate.of(BenchCase.FIRST_YEAR, 1, 1))
            .byKey()
            .get(List.of())
            .movePointRight(2)
            .doubleValue();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Fixed inputs in a fiscal year. */
  double[] fixed(double[] ofDonor, int fiscalYear) {
    if (fiscalYearSlot < 0) {
      return ofDonor;
    }
    double[] inputs = ofDonor.clone();
    inputs[fiscalYearSlot] = fiscalYear;
    return inputs;
  }

  boolean isCapped() {
    return cap < Double.POSITIVE_INFINITY;
  }
}
