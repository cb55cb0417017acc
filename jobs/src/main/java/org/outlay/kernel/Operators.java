package org.outlay.kernel;

import org.outlay.formula.Expr;

/** Emits operators. */
final class Operators {
  private final Emitter emitter;
  private final Conditions conditions;

  Operators(Emitter emitter) {
    this.emitter = emitter;
    this.conditions = new Conditions(emitter);
  }

  Code of(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (expr instanceof Expr.Not not) {
      return conditions.not(emitter.of(not.operand()));
    }
    if (expr instanceof Expr.Negate negate) {
      Code operand = emitter.of(negate.operand());
      return emitter.local(
          "-" + operand.name(), operand.scale(), operand.largest(), operand.nullable(), operand);
    }
    if (expr instanceof Expr.IsNull test) {
      return conditions.isNull(emitter.of(test.operand()));
    }
    return conditions.in((Expr.In) expr);
  }

  private Code binary(Expr.Binary node) {
    Code l = emitter.of(node.left());
    Code r = emitter.of(node.right());
    Code left = emitter.beside(r, l);
    Code right = emitter.beside(l, r);
    return switch (node.operator()) {
      case AND -> conditions.and(left, right);
      case OR -> conditions.or(left, right);
      case MULTIPLY -> product(left, emitter.statements().unlike(left, right));
      case DIVIDE -> throw new NotExact("a quotient");
      default -> sameScale(node.operator(), left, right);
    };
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

  private Code sameScale(Expr.Operator operator, Code left, Code right) {
    int scale = Math.max(left.scale(), right.scale());
    Code a = emitter.rescaled(left, scale);
    Code b = emitter.rescaled(right, scale);
    return switch (operator) {
      case ADD -> sum(" + ", a, emitter.statements().unlike(a, b));
      case SUBTRACT -> sum(" - ", a, emitter.statements().unlike(a, b));
      case REMAINDER ->
          emitter.local(
              "Sql.remainder(" + a.name() + ", " + b.name() + ")", scale, a.largest(), true, a, b);
      default -> conditions.compare(operator, a, b);
    };
  }

  private Code sum(String operator, Code a, Code b) {
    return emitter.local(
        a.name() + operator + Emitter.operand(b.name()),
        a.scale(),
        a.largest() + b.largest(),
        a.nullable() || b.nullable(),
        a,
        b);
  }
}
