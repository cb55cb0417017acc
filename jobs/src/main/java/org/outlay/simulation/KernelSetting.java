package org.outlay.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;
import org.outlay.kernel.RuleFormulas;
import org.outlay.kernel.RuleKernel;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;

/** What a kernel is told of the inputs of a policy's rules over a roster. */
final class KernelSetting {
  /** How far noise and growth may take a measure beyond the largest of the roster. */
  private static final double HEADROOM = 64;

  /** Years that a sum can run over, and then some. */
  private static final double YEARS = 64;

  private static final double LARGEST_AMOUNT = 1e13;
  private static final Set<String> SUMS =
      Set.of(Vocabulary.CUMULATIVE, Vocabulary.CUMULATIVE_BEFORE);

  private final Policy policy;
  private final Map<String, Double> largest = new HashMap<>();

  KernelSetting(Policy policy, Roster roster) {
    this.policy = policy;
    for (int slot = 0; slot < roster.columns().size(); slot++) {
      largest.put(roster.columns().get(slot), most(roster.attributes()[slot]));
    }
    for (int slot = 0; slot < roster.measures().size(); slot++) {
      String measure = roster.measures().get(slot);
      boolean moves =
          policy.programmes().values().stream()
              .anyMatch(
                  p -> p.continued().containsKey(measure) || p.arriving().containsKey(measure));
      double size = most(roster.records()[slot]);
      largest.put(measure, moves ? size * HEADROOM : size);
    }
  }

  private static double most(double[] values) {
    double most = 1;
    for (double value : values) {
      most = Math.max(most, Double.isNaN(value) ? 0 : Math.abs(value));
    }
    return most;
  }

  RuleKernel compile(Rule rule, RuleFormulas formulas) {
    return RuleKernel.of(formulas, new RuleSetting(rule));
  }

  /** A cap, which is the same in all replicates. */
  RuleKernel compileFixed(Rule rule, Expr cap) {
    Expr always = new Expr.Literal(true, new Type.Truth(), 0);
    return RuleKernel.of(new RuleFormulas(always, cap, null), new RuleSetting(rule));
  }

  private final class RuleSetting implements CatalogueInputs {
    private final Rule rule;

    RuleSetting(Rule rule) {
      this.rule = rule;
    }

    @Override
    public Policy policy() {
      return policy;
    }

    @Override
    public Rule rule() {
      return rule;
    }

    @Override
    public boolean varies(Expr input) {
      return input instanceof Expr.Name name
          ? policy.annualRecords().find(name.name()).isPresent()
              && !name.name().equals(Vocabulary.FISCAL_YEAR)
          : !((Expr.Derived) input).function().equals(Vocabulary.EVER_GIVEN);
    }

    @Override
    public boolean nullable(Expr input) {
      if (!(input instanceof Expr.Name name)) {
        return false;
      }
      if (varies(input)) {
        Field field = policy.annualRecords().field(name.name());
        return field.kind() == FieldKind.CATEGORY || name.name().equals(Vocabulary.AGREED_AMOUNT);
      }
      return policy.applications().find(name.name()).map(field -> !field.required()).orElse(false)
          || name.name().equals(Vocabulary.AGE_AT_APPROVAL);
    }

    @Override
    public double largest(Expr input) {
      if (input instanceof Expr.Derived derived) {
        return SUMS.contains(derived.function())
            ? YEARS * largest.getOrDefault(derived.argument(), LARGEST_AMOUNT)
            : largest.getOrDefault(derived.argument(), LARGEST_AMOUNT);
      }
      String name = ((Expr.Name) input).name();
      return switch (name) {
        case Vocabulary.BENEFIT_YEAR, Vocabulary.FISCAL_YEAR, Vocabulary.AGE_AT_APPROVAL -> 10_000;
        default -> largest.getOrDefault(name, LARGEST_AMOUNT);
      };
    }
  }
}
