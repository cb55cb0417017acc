package org.outlay.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.outlay.formula.Expr;
import org.outlay.kernel.Inputs;
import org.outlay.policy.Parameter;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/** Inputs of a rule's formulas whose parameters are those of the catalogue. */
interface CatalogueInputs extends Inputs {
  Policy policy();

  Rule rule();

  @Override
  default List<BigDecimal> values(Expr.ParameterValue value) {
    return parameter(value).values().stream()
        .flatMap(dated -> dated.byKey().values().stream())
        .toList();
  }

  @Override
  default boolean complete(Expr.ParameterValue value) {
    int combinations = keys(value).stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    return parameter(value).values().stream()
        .allMatch(dated -> dated.byKey().size() == combinations);
  }

  @Override
  default List<List<String>> keys(Expr.ParameterValue value) {
    return parameter(value).keys().stream()
        .map(key -> policy().applications().field(key).values())
        .toList();
  }

  private Parameter parameter(Expr.ParameterValue value) {
    return Objects.requireNonNull(rule().parameters().get(value.parameter()), value.parameter());
  }
}
