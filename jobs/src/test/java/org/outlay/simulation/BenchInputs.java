package org.outlay.simulation;

import org.outlay.formula.Expr;
import org.outlay.formula.Type;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * What the benchmark promises of its inputs: as a simulation does, but that {@code option} is
 * drawn.
 */
record BenchInputs(Policy policy, Rule rule) implements CatalogueInputs {
  static final String OPTION = "option";
  private static final double LARGEST = 4e11;
  private static final double SMALL = 10_000;

  @Override
  public boolean varies(Expr input) {
    return input instanceof Expr.Name name
        ? name.name().equals(OPTION)
            || (policy.annualRecords().find(name.name()).isPresent()
                && !name.name().equals(Vocabulary.FISCAL_YEAR))
        : !((Expr.Derived) input).function().equals(Vocabulary.EVER_GIVEN);
  }

  @Override
  public boolean nullable(Expr input) {
    if (!(input instanceof Expr.Name name) || name.name().equals(OPTION)) {
      return false;
    }
    return varies(input)
        ? input.type() instanceof Type.Category || name.name().equals(Vocabulary.AGREED_AMOUNT)
        : policy.applications().find(name.name()).map(field -> !field.required()).orElse(false)
            || name.name().equals(Vocabulary.AGE_AT_APPROVAL);
  }

  @Override
  public double largest(Expr input) {
    return input.type() instanceof Type.Numeric numeric && numeric.scale() != 2 ? SMALL : LARGEST;
  }
}
