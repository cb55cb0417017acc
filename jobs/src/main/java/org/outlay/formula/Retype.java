package org.outlay.formula;

import java.util.List;

/** Gives literals, and choices among literals, the type of what stands beside them. */
final class Retype {
  private Retype() {}

  /** The same expression with {@code type} on every literal it passes on. */
  static Expr to(Expr expr, Type type) {
    if (expr instanceof Expr.Literal literal) {
      return new Expr.Literal(literal.value(), literalType(literal, type), literal.offset());
    }
    if (expr instanceof Expr.Case choice) {
      List<Expr.Branch> branches =
          choice.branches().stream()
              .map(branch -> new Expr.Branch(branch.condition(), to(branch.value(), type)))
              .toList();
      return new Expr.Case(
          branches, to(choice.otherwise(), type), like(choice, type), choice.offset());
    }
    if (expr instanceof Expr.Call call) {
      List<Expr> arguments = call.arguments().stream().map(a -> to(a, type)).toList();
      return new Expr.Call(call.function(), arguments, like(call, type), call.offset());
    }
    throw new IllegalArgumentException("no literal: " + expr);
  }

  private static Type literalType(Expr.Literal literal, Type type) {
    return literal.value() == null || literal.type() instanceof Type.Null
        ? small(type)
        : like(literal, type);
  }

  private static Type like(Expr expr, Type type) {
    return type instanceof Type.Numeric wanted && expr.type() instanceof Type.Numeric own
        ? new Type.Numeric(wanted.unit(), own.precision(), own.scale())
        : type;
  }

  private static Type small(Type type) {
    return type instanceof Type.Numeric numeric ? new Type.Numeric(numeric.unit(), 1, 0) : type;
  }
}
