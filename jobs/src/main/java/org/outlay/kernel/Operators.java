package org.outlay.kernel;

import java.util.Objects;
import org.outlay.formula.Expr;

/** Emits operators. */
final class Operators {
  private final Emitter emitter;

  Operators(Emitter emitter) {
    this.emitter = emitter;
  }

  Code of(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Not not) {
      Code operand = emitter.of(not.operand());
      return truth("1.0 - " + operand.name(), operand.nullable(), operand);
    }
    if (expr instanceof Expr.Negate negate) {
      Code operand = emitter.of(negate.operand());
      return emitter.local(
          "-" + operand.name(), operand.scale(), operand.largest(), operand.nullable(), operand);
    }
    if (expr instanceof Expr.IsNull test) {
      return isNull(emitter.of(test.operand()));
    }
    return in((Expr.In) expr);
  }

  private Code isNull(Code operand) {
    if (!operand.nullable()) {
      return new Code("0.0", 0, 1, false, false);
    }
    String name = operand.name();
    return Emitter.isNullLiteral(operand)
        ? new Code("1.0", 0, 1, false, false)
        : truth(name + " != " + name + " ? 1.0 : 0.0", false, operand);
  }

  private Code binary(Expr.Binary node) {
    Code l = emitter.of(node.left());
    Code r = emitter.of(node.right());
    Code left = emitter.beside(r, l);
    Code right = emitter.beside(l, r);
    return switch (node.operator()) {
      case AND -> and(left, right);
      case OR -> or(left, right);
      case MULTIPLY -> product(left, right);
      case DIVIDE -> throw new NotExact("a quotient");
      default -> sameScale(node.operator(), left, right);
    };
  }

  private Code sameScale(Expr.Operator operator, Code left, Code right) {
    int scale = Math.max(left.scale(), right.scale());
    Code a = emitter.rescaled(left, scale);
    Code b = emitter.rescaled(right, scale);
    boolean nullable = a.nullable() || b.nullable();
    double sum = a.largest() + b.largest();
    return switch (operator) {
      case ADD -> emitter.local(a.name() + " + " + b.name(), scale, sum, nullable, a, b);
      case SUBTRACT ->
          emitter.local(a.name() + " - " + minus(b.name()), scale, sum, nullable, a, b);
      case REMAINDER ->
          emitter.local(
              "Sql.remainder(" + a.name() + ", " + b.name() + ")", scale, a.largest(), true, a, b);
      default -> compare(operator, a, b, sum);
    };
  }

  private static String minus(String name) {
    return name.startsWith("-") ? "(" + name + ")" : name;
  }

  private Code product(Code left, Code right) {
    return emitter.local(
        left.name() + " * " + right.name(),
        left.scale() + right.scale(),
        left.largest() * right.largest(),
        left.nullable() || right.nullable(),
        left,
        right);
  }

  /** On whole numbers; NaN stays NaN. */
  private Code compare(Expr.Operator operator, Code a, Code b, double sum) {
    boolean nullable = a.nullable() || b.nullable();
    Code difference =
        switch (operator) {
          case LESS, LESS_OR_EQUAL -> difference(b, a, sum, nullable);
          default -> difference(a, b, sum, nullable);
        };
    String d = difference.name();
    String java =
        switch (operator) {
          case LESS, GREATER -> Branchless.reaches(d, d + " - 1.0");
          case LESS_OR_EQUAL, GREATER_OR_EQUAL -> Branchless.reaches(d + " + 1.0", d);
          case EQUAL -> Branchless.isZero(d);
          case NOT_EQUAL -> "1.0 - " + Branchless.isZero(d);
          default -> throw new IllegalArgumentException(operator.symbol());
        };
    return truth(java, nullable, difference);
  }

  private Code difference(Code a, Code b, double sum, boolean nullable) {
    return emitter.local(a.name() + " - " + minus(b.name()), a.scale(), sum + 1, nullable, a, b);
  }

  Code and(Code left, Code right) {
    return left.nullable() || right.nullable()
        ? truth("Sql.and(" + left.name() + ", " + right.name() + ")", true, left, right)
        : truth(left.name() + " * " + right.name(), false, left, right);
  }

  private Code or(Code left, Code right) {
    return left.nullable() || right.nullable()
        ? truth("Sql.or(" + left.name() + ", " + right.name() + ")", true, left, right)
        : truth(Branchless.either(left.name(), right.name()), false, left, right);
  }

  private Code in(Expr.In node) {
    Code operand = emitter.of(node.operand());
    Code found = null;
    for (Expr option : node.options()) {
      Code value = emitter.beside(operand, emitter.of(option));
      int scale = Math.max(operand.scale(), value.scale());
      Code a = emitter.rescaled(operand, scale);
      Code b = emitter.rescaled(value, scale);
      Code same = compare(Expr.Operator.EQUAL, a, b, a.largest() + b.largest());
      found = found == null ? same : or(found, same);
    }
    return Objects.requireNonNull(found);
  }

  private Code truth(String java, boolean nullable, Code... operands) {
    return emitter.local(java, 0, 1, nullable, operands);
  }
}
