package org.outlay.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.outlay.formula.Expr;

/** Emits comparisons, what joins them, and choices by them: 1 and 0, without branches. */
final class Conditions {
  private final Emitter emitter;

  Conditions(Emitter emitter) {
    this.emitter = emitter;
  }

  /** On whole numbers at one scale; NaN stays NaN. */
  Code compare(Expr.Operator operator, Code a, Code b) {
    Code difference =
        switch (operator) {
          case LESS, GREATER_OR_EQUAL -> difference(b, a);
          default -> difference(a, b);
        };
    String d = difference.name();
    String java =
        switch (operator) {
          case LESS, GREATER -> Branchless.isPositive(d);
          case LESS_OR_EQUAL, GREATER_OR_EQUAL -> Branchless.not(Branchless.isPositive(d));
          case EQUAL -> Branchless.not(Branchless.isNotZero(d));
          case NOT_EQUAL -> Branchless.isNotZero(d);
          default -> throw new IllegalArgumentException(operator.symbol());
        };
    return emitter.statements().test(truth(java, difference.nullable(), difference));
  }

  private Code difference(Code a, Code b) {
    return emitter.local(
        a.name() + " - " + Emitter.operand(b.name()),
        a.scale(),
        a.largest() + b.largest(),
        a.nullable() || b.nullable(),
        a,
        b);
  }

  Code and(Code left, Code second) {
    Code right = emitter.statements().unlike(left, second);
    return left.nullable() || right.nullable()
        ? truth("Sql.and(" + left.name() + ", " + right.name() + ")", true, left, right)
        : truth(left.name() + " * " + right.name(), false, left, right);
  }

  Code or(Code left, Code second) {
    Code right = emitter.statements().unlike(left, second);
    return left.nullable() || right.nullable()
        ? truth("Sql.or(" + left.name() + ", " + right.name() + ")", true, left, right)
        : truth(Branchless.either(left.name(), right.name()), false, left, right);
  }

  Code not(Code operand) {
    return truth(Branchless.not(operand.name()), operand.nullable(), operand);
  }

  Code isNull(Code operand) {
    if (!operand.nullable()) {
      return new Code("0.0", 0, 1, false, false);
    }
    String name = operand.name();
    return Emitter.isNullLiteral(operand)
        ? new Code("1.0", 0, 1, false, false)
        : truth(name + " != " + name + " ? 1.0 : 0.0", false, operand);
  }

  Code in(Expr.In node) {
    Code operand = emitter.of(node.operand());
    Code found = null;
    for (Expr option : node.options()) {
      Code value = emitter.beside(operand, emitter.of(option));
      int scale = Math.max(operand.scale(), value.scale());
      Code same =
          compare(
              Expr.Operator.EQUAL,
              emitter.rescaled(operand, scale),
              emitter.rescaled(value, scale));
      found = found == null ? same : or(found, same);
    }
    return Objects.requireNonNull(found);
  }

  private Code truth(String java, boolean nullable, Code... operands) {
    return emitter.local(java, 0, 1, nullable, operands);
  }

  Code choice(Expr.Case choice) {
    List<Expr> values = new ArrayList<>();
    choice.branches().forEach(branch -> values.add(branch.value()));
    values.add(choice.otherwise());
    int scale = Emitter.commonScale(values.stream().map(emitter::of).toList());
    Code chosen = emitter.at(choice.otherwise(), scale);
    for (int i = choice.branches().size() - 1; i >= 0; i--) {
      Expr.Branch branch = choice.branches().get(i);
      Code then = emitter.at(branch.value(), scale);
      chosen = select(emitter.of(branch.condition()), then, chosen, scale);
    }
    return chosen;
  }

  /** By arithmetic where nothing is null, since that needs no branch. */
  private Code select(Code test, Code then, Code otherwise, int scale) {
    Code varying = test.varies() ? test : then.varies() ? then : otherwise;
    Code condition = emitter.beside(varying, test);
    Code yes = emitter.beside(varying, then);
    Code no = emitter.beside(varying, otherwise);
    double largest = Math.max(yes.largest(), no.largest());
    if (condition.nullable() || yes.nullable() || no.nullable()) {
      String java = condition.name() + " == 1.0 ? " + yes.name() + " : " + no.name();
      boolean nullable = yes.nullable() || no.nullable();
      return emitter.local(java, scale, largest, nullable, condition, yes, no);
    }
    Code other = emitter.statements().unlike(condition, yes);
    String java =
        no.name().equals("0.0")
            ? condition.name() + " * " + other.name()
            : no.name()
                + " + "
                + condition.name()
                + " * ("
                + other.name()
                + " - "
                + Emitter.operand(no.name())
                + ")";
    double sum = other.largest() + no.largest();
    return emitter.local(java, scale, sum, false, condition, other, no);
  }
}
