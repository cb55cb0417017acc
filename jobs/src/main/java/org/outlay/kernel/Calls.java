package org.outlay.kernel;

import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;

/** Emits calls of built-in functions. */
final class Calls {
  private final Emitter emitter;

  Calls(Emitter emitter) {
    this.emitter = emitter;
  }

  Code of(Expr.Call call) {
    List<Code> raw = call.arguments().stream().map(emitter::of).toList();
    int common = Emitter.commonScale(raw);
    return switch (call.function()) {
      case "least" -> extreme("least", "min", raw, common);
      case "greatest" -> extreme("greatest", "max", raw, common);
      case "coalesce" -> coalesce(raw, common);
      case "nullif" -> nullIf(raw, common);
      case "abs" -> absolute(raw.get(0));
      case "floor" -> whole("Math.floor", raw.get(0));
      case "ceil" -> whole("Math.ceil", raw.get(0));
      case "round" -> round(raw.get(0), ((Type.Numeric) call.type()).scale());
      default -> throw new IllegalArgumentException(call.function());
    };
  }

  private Code extreme(String sql, String math, List<Code> raw, int scale) {
    Code chosen = emitter.rescaled(raw.get(0), scale);
    for (Code next : raw.subList(1, raw.size())) {
      Code other = emitter.rescaled(next, scale);
      boolean skipsNull = chosen.nullable() || other.nullable();
      String pair = "(" + chosen.name() + ", " + other.name() + ")";
      chosen =
          emitter.local(
              (skipsNull ? "Sql." + sql : "Math." + math) + pair,
              scale,
              Math.max(chosen.largest(), other.largest()),
              chosen.nullable() && other.nullable(),
              chosen,
              other);
    }
    return chosen;
  }

  private Code coalesce(List<Code> raw, int scale) {
    Code chosen = emitter.rescaled(raw.get(raw.size() - 1), scale);
    for (int i = raw.size() - 2; i >= 0; i--) {
      Code first = emitter.rescaled(raw.get(i), scale);
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
    Code a = emitter.rescaled(raw.get(0), common);
    Code b = emitter.rescaled(raw.get(1), common);
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

  /** The quotient of whole numbers below 2^53 rounds to no wrong whole number. */
  private Code whole(String function, Code operand) {
    if (operand.scale() == 0) {
      return operand;
    }
    double unit = Emitter.power(operand.scale());
    return emitter.local(
        function + "(" + operand.name() + " / " + Emitter.number(unit) + ")",
        0,
        operand.largest() / unit + 1,
        operand.nullable(),
        operand);
  }

  Code round(Code operand, int scale) {
    if (operand.scale() <= scale) {
      return operand;
    }
    double unit = Emitter.power(operand.scale() - scale);
    return emitter.local(
        "Sql.halfUp(" + operand.name() + ", " + Emitter.number(unit) + ")",
        scale,
        operand.largest() / unit + 1,
        operand.nullable(),
        operand);
  }

  /**
   * An amount that counts only when positive, rounded half-up without branches: the whole part, and
   * one more when twice the rest reaches the unit.
   */
  Code fen(Code amount) {
    if (amount.scale() <= 2) {
      return emitter.rescaled(amount, 2);
    }
    double unit = Emitter.power(amount.scale() - 2);
    Code whole =
        emitter.local(
            "Math.floor(" + amount.name() + " / " + Emitter.number(unit) + ")",
            2,
            amount.largest() / unit + 1,
            amount.nullable(),
            amount);
    String rest = amount.name() + " - " + whole.name() + " * " + Emitter.number(unit);
    return emitter.local(
        whole.name()
            + " + Math.min(1.0, Math.max(0.0, 2.0 * ("
            + rest
            + ") - "
            + Emitter.number(unit - 1)
            + "))",
        2,
        whole.largest() + 1,
        amount.nullable(),
        whole,
        amount);
  }
}
