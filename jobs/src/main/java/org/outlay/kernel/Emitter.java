package org.outlay.kernel;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.outlay.formula.Expr;

/**
 * Translates expressions into {@link Statements}.
 *
 * <p>Every number is a whole unscaled value below 2^53 in a double, so sums, products and
 * comparisons are exact. Conditions that cannot be null are 1 or 0, computed without branches.
 */
final class Emitter {
  static final double EXACT = 0x1.0p53;

  private final Nulls nulls;
  private final Set<String> assumed = new LinkedHashSet<>();
  private final Statements statements = new Statements();
  private final Slots slots;
  private final Leaves leaves;

  /** Whether the loop is for inputs that may be null, or for those that turn out not to be. */
  enum Nulls {
    POSSIBLE,
    ABSENT
  }

  Emitter(Inputs inputs, Nulls nulls, Slots slots) {
    this.nulls = nulls;
    this.slots = slots;
    this.leaves = new Leaves(this, inputs, slots);
  }

  Statements statements() {
    return statements;
  }

  Slots slots() {
    return slots;
  }

  /** Hoisted values that the loop takes not to be null, to be checked before it. */
  Set<String> assumed() {
    return assumed;
  }

  /** Whether an input may be null in this loop. */
  boolean heeds(boolean varies) {
    return !varies || nulls == Nulls.POSSIBLE;
  }

  /**
   * What meets a value that varies is taken not to be null where the same in all replicates: a loop
   * without nulls needs no branches, and one check before it tells whether it applies.
   */
  Code beside(Code other, Code code) {
    boolean known = code.varies() || !code.nullable() || isNullLiteral(code);
    if (nulls == Nulls.POSSIBLE || known || !other.varies()) {
      return code;
    }
    assumed.add(code.name());
    return new Code(code.name(), code.scale(), code.largest(), false, false);
  }

  /** A value of any type, at its own scale. */
  Code of(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return leaves.literal(literal);
    }
    if (expr instanceof Expr.ParameterValue parameter) {
      return leaves.parameter(parameter);
    }
    if (expr instanceof Expr.Name || expr instanceof Expr.Derived) {
      return leaves.input(expr);
    }
    if (expr instanceof Expr.Case choice) {
      return new Conditions(this).choice(choice);
    }
    if (expr instanceof Expr.Call call) {
      return new Calls(this).of(call);
    }
    return new Operators(this).of(expr);
  }

  /** A number brought to a scale that is not below its own. */
  Code at(Expr expr, int scale) {
    return rescaled(of(expr), scale);
  }

  Code rescaled(Code code, int scale) {
    if (code.scale() == scale || isNullLiteral(code) || code.name().equals("0.0")) {
      return new Code(code.name(), scale, code.largest(), code.nullable(), code.varies());
    }
    double power = power(scale - code.scale());
    return local(
        code.name() + " * " + number(power), scale, code.largest() * power, code.nullable(), code);
  }

  /** A new local variable: inside the loop if any operand varies. */
  Code local(String java, int scale, double largest, boolean nullable, Code... operands) {
    return statements.local(java, scale, largest, nullable, operands);
  }

  /** The value where positive, 0 where negative or null. */
  Code positive(Code code) {
    return local(
        code.name() + " > 0.0 ? " + code.name() + " : 0.0",
        code.scale(),
        code.largest(),
        false,
        code);
  }

  static boolean isNullLiteral(Code code) {
    return code.name().equals("Double.NaN");
  }

  static double power(int places) {
    return BigDecimal.ONE.movePointRight(places).doubleValue();
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value) + ".0"
        : Double.toString(value);
  }

  /** A name as the second operand of a difference. */
  static String operand(String name) {
    return name.startsWith("-") ? "(" + name + ")" : name;
  }

  static int commonScale(List<Code> codes) {
    return codes.stream().mapToInt(Code::scale).max().orElse(0);
  }
}
