package org.outlay.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;
import org.outlay.kernel.Inputs;
import org.outlay.policy.Parameter;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * What the benchmark promises of its inputs: as a simulation does, but that {@code option} is
 * drawn.
 */
record BenchInputs(Policy policy, Rule rule) implements Inputs {
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

  @Override
  public List<BigDecimal> values(Expr.ParameterValue value) {
    return parameter(value).values().stream()
        .flatMap(dated -> dated.byKey().values().stream())
        .toList();
  }

  @Override
  public boolean complete(Expr.ParameterValue value) {
    int combinations = keys(value).stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    return parameter(value).values().stream()
        .allMatch(dated -> dated.byKey().size() == combinations);
  }

  @Override
  public List<List<String>> keys(Expr.ParameterValue value) {
    return parameter(value).keys().stream()
        .map(key -> policy.applications().field(key).values())
        .toList();
  }

  private Parameter parameter(Expr.ParameterValue value) {
    return Objects.requireNonNull(rule.parameters().get(value.parameter()), value.parameter());
  }
}
