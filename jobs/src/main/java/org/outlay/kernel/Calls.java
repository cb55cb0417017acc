package org.outlay.kernel;

import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;

/** Emits calls of built-in functions. */
final class Calls {
  private static final int FEN = 2;
  private static final double HALF = 0.5;
  private static final double LARGEST_SHIFTED = 0x1.0p50;
  private static final double LARGEST_NEAREST = 0x1.0p49;
  private static final double ABOVE_ONE = 1 + 0x1.0p-50;

  private final Emitter emitter;

  private enum Extreme {
    LEAST,
    GREATEST
  }

  private enum Function {
    FLOOR("Math.floor"),
    CEIL("Math.ceil");

    private final String java;

    Function(String java) {
      this.java = java;
    }
  }

  Calls(Emitter emitter) {
    this.emitter = emitter;
  }

  Code of(Expr.Call call) {
    List<Code> raw = call.arguments().stream().map(emitter::of).toList();
    int common = Emitter.commonScale(raw);
    return switch (call.function()) {
      case "least" -> extreme(Extreme.LEAST, raw, common);
      case "greatest" -> extreme(Extreme.GREATEST, raw, common);
      case "coalesce" -> coalesce(raw, common);
      case "nullif" -> nullIf(raw, common);
      case "abs" -> absolute(raw.get(0));
      case "floor" -> whole(Function.FLOOR, raw.get(0));
      case "ceil" -> whole(Function.CEIL, raw.get(0));
      case "round" -> round(raw.get(0), ((Type.Numeric) call.type()).scale());
      default -> throw new IllegalArgumentException(call.function());
    };
  }

  private Code extreme(Extreme extreme, List<Code> raw, int scale) {
    Code chosen = emitter.rescaled(raw.get(0), scale);
    for (Code next : raw.subList(1, raw.size())) {
      Code other = emitter.beside(chosen, emitter.rescaled(next, scale));
      chosen = emitter.beside(other, chosen);
      Code unlike = emitter.statements().unlike(chosen, other);
      chosen =
          emitter.local(
              java(extreme, chosen, unlike),
              scale,
              Math.max(chosen.largest(), unlike.largest()),
              chosen.nullable() && unlike.nullable(),
              chosen,
              unlike);
    }
    return chosen;
  }

  private static String java(Extreme extreme, Code one, Code other) {
    boolean greatest = extreme == Extreme.GREATEST;
    if (one.nullable() || other.nullable()) {
      String sql = greatest ? "Sql.greatest(" : "Sql.least(";
      return sql + one.name() + ", " + other.name() + ")";
    }
    if (greatest && isZero(other)) {
      return Branchless.positive(one.name());
    }
    if (one.largest() + other.largest() < Emitter.EXACT) {
      return greatest
          ? Branchless.larger(one.name(), Emitter.operand(other.name()))
          : Branchless.smaller(one.name(), Emitter.operand(other.name()));
    }
    return (greatest ? "Math.max(" : "Math.min(") + one.name() + ", " + other.name() + ")";
  }

  private static boolean isZero(Code code) {
    return code.name().equals("0.0");
  }

  private Code coalesce(List<Code> raw, int scale) {
    Code chosen = emitter.rescaled(raw.get(raw.size() - 1), scale);
    for (int i = raw.size() - 2; i >= 0; i--) {
      Code first = emitter.beside(chosen, emitter.rescaled(raw.get(i), scale));
      if (!first.nullable()) {
        chosen = first;
      } else if (!Emitter.isNullLiteral(first)) {
        String name = first.name();
        chosen =
            emitter.local(
                name + " == " + name + " ? " + name + " : " + chosen.name(),
                scale,
                Math.max(first.largest(), chosen.largest()),
                chosen.nullable(),
                first,
                chosen);
      }
    }
    return chosen;
  }

  private Code nullIf(List<Code> raw, int common) {
    Code a = emitter.rescaled(emitter.beside(raw.get(1), raw.get(0)), common);
    Code b = emitter.rescaled(emitter.beside(raw.get(0), raw.get(1)), common);
    Code value = raw.get(0);
    return emitter.local(
        a.name() + " == " + b.name() + " ? Double.NaN : " + value.name(),
        value.scale(),
        value.largest(),
        true,
        a,
        b,
        value);
  }

  private Code absolute(Code operand) {
    return emitter.local(
        "Math.abs(" + operand.name() + ")",
        operand.scale(),
        operand.largest(),
        operand.nullable(),
        operand);
  }

  private Code whole(Function function, Code operand) {
    if (operand.scale() == 0) {
      return operand;
    }
    return quotient(function, operand, 0, Emitter.power(operand.scale()), 0);
  }

  /** Half away from zero. */
  Code round(Code operand, int scale) {
    if (operand.scale() <= scale) {
      return operand;
    }
    double unit = Emitter.power(operand.scale() - scale);
    if (operand.largest() < LARGEST_NEAREST) {
      return nearest(operand, unit, scale);
    }
    Code above = quotient(Function.FLOOR, size(operand.name(), operand), unit / 2, unit, scale);
    Code below =
        quotient(Function.FLOOR, size("-" + operand.name(), operand), unit / 2, unit, scale);
    return emitter.local(
        above.name() + " - " + below.name(),
        scale,
        above.largest(),
        operand.nullable(),
        above,
        below);
  }

  /**
   * The nearest whole number of units. The product with a reciprocal that is a little too large
   * takes halves beyond the half, on either side of 0, and no number that is not a half.
   */
  private Code nearest(Code operand, double unit, int scale) {
    return emitter.local(
        "Math.rint(" + operand.name() + " * " + ABOVE_ONE / unit + ")",
        scale,
        operand.largest() / unit + 1,
        operand.nullable(),
        operand);
  }

  /** The value where positive, else 0. */
  private Code size(String value, Code operand) {
    return emitter.local(
        Branchless.positive("(" + value + ")"),
        operand.scale(),
        operand.largest(),
        operand.nullable(),
        operand);
  }

  /** An amount that counts only when positive, rounded half-up. */
  Code fen(Code amount) {
    if (amount.scale() <= FEN) {
      return emitter.rescaled(amount, FEN);
    }
    double unit = Emitter.power(amount.scale() - FEN);
    return amount.largest() < LARGEST_NEAREST
        ? nearest(amount, unit, FEN)
        : quotient(Function.FLOOR, amount, unit / 2, unit, FEN);
  }

  /**
   * The whole part of a quotient of whole numbers. Half of one is added or taken away, which
   * changes no whole part and keeps the quotient at least {@code 1 / (2 * unit)} away from whole
   * numbers; the product with the rounded reciprocal errs by less than half of that. A division,
   * which a larger number needs, takes three times as long.
   */
  private Code quotient(Function function, Code operand, double add, double unit, int scale) {
    double largest = operand.largest() + add;
    double half = function == Function.CEIL ? -HALF : HALF;
    String java =
        largest < LARGEST_SHIFTED
            ? "(" + operand.name() + " + " + (add + half) + ") * " + 1 / unit
            : "(" + operand.name() + " + " + Emitter.number(add) + ") / " + Emitter.number(unit);
    if (!(largest < Emitter.EXACT)) {
      throw new NotExact(java);
    }
    return emitter.local(
        function.java + "(" + java + ")",
        scale,
        operand.largest() / unit + 1,
        operand.nullable(),
        operand);
  }
}
