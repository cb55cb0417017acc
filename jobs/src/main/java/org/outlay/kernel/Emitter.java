package org.outlay.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;

/**
 * Translates expressions into Java statements: what is the same in all replicates before the loop,
 * the rest inside it, one statement per node, equal nodes once.
 *
 * <p>Every number is a whole unscaled value below 2^53 in a double, so sums, products and
 * comparisons are exact. Conditions that cannot be null are 1 or 0, computed without branches.
 */
final class Emitter {
  static final double EXACT = 0x1.0p53;

  private final Inputs inputs;
  private final Nulls nulls;
  private final Set<String> assumed = new LinkedHashSet<>();
  private final StringBuilder before = new StringBuilder();
  private final StringBuilder inside = new StringBuilder();
  private final Map<String, Code> emitted = new HashMap<>();
  private final Slots slots;
  private int locals;

  /** Whether the loop is for inputs that may be null, or for those that turn out not to be. */
  enum Nulls {
    POSSIBLE,
    ABSENT
  }

  Emitter(Inputs inputs, Nulls nulls, Slots slots) {
    this.inputs = inputs;
    this.nulls = nulls;
    this.slots = slots;
  }

  String before() {
    return before.toString();
  }

  String inside() {
    return inside.toString();
  }

  Slots slots() {
    return slots;
  }

  /** Hoisted values that the loop takes not to be null, to be checked before it. */
  Set<String> assumed() {
    return assumed;
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
      return literal(literal);
    }
    if (expr instanceof Expr.ParameterValue parameter) {
      return parameter(parameter);
    }
    if (expr instanceof Expr.Name || expr instanceof Expr.Derived) {
      return input(expr);
    }
    if (expr instanceof Expr.Case choice) {
      return choice(choice);
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

  static boolean isNullLiteral(Code code) {
    return code.name().equals("Double.NaN");
  }

  static boolean isNumber(Expr expr) {
    return expr.type() instanceof Type.Numeric || expr.type() instanceof Type.Null;
  }

  static double power(int places) {
    return BigDecimal.ONE.movePointRight(places).doubleValue();
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value) + ".0"
        : Double.toString(value);
  }

  /** A new local variable: inside the loop if any operand varies. */
  Code local(String java, int scale, double largest, boolean nullable, Code... operands) {
    if (!(largest < EXACT)) {
      throw new NotExact(java);
    }
    boolean varies = false;
    for (Code operand : operands) {
      varies |= operand.varies();
    }
    String key = scale + " " + java;
    Code known = emitted.get(key);
    if (known != null) {
      return known;
    }
    String name = (varies ? "v" : "f") + locals++;
    (varies ? inside.append("      ") : before.append("    "))
        .append("final double ")
        .append(name)
        .append(" = ")
        .append(java)
        .append(";\n");
    Code code = new Code(name, scale, largest, nullable, varies);
    emitted.put(key, code);
    return code;
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

  private Code literal(Expr.Literal literal) {
    Object value = literal.value();
    if (value == null) {
      return new Code("Double.NaN", 0, 0, true, false);
    }
    if (value instanceof BigDecimal exact) {
      BigDecimal plain = exact.stripTrailingZeros();
      int scale = Math.max(0, plain.scale());
      double unscaled = plain.setScale(scale).unscaledValue().doubleValue();
      if (!(Math.abs(unscaled) < EXACT)) {
        throw new NotExact(exact.toPlainString());
      }
      return new Code(number(unscaled), scale, Math.abs(unscaled), false, false);
    }
    if (value instanceof Boolean truth) {
      return new Code(truth ? "1.0" : "0.0", 0, 1, false, false);
    }
    double code =
        value instanceof LocalDate day
            ? day.toEpochDay()
            : ((Type.Category) literal.type()).values().indexOf(value);
    return new Code(number(code), 0, Math.abs(code), false, false);
  }

  private Code input(Expr input) {
    int slot = slots.input(input);
    boolean varies = inputs.varies(input);
    int scale = input.type() instanceof Type.Numeric numeric ? numeric.scale() : 0;
    String java = varies ? "in" + slot + "[i]" : "fixed[" + slot + "]";
    Code carrier = new Code(java, scale, 0, false, varies);
    boolean nullable = inputs.nullable(input) && !(varies && nulls == Nulls.ABSENT);
    return local(java, scale, inputs.largest(input), nullable, carrier);
  }

  private Code parameter(Expr.ParameterValue parameter) {
    int table = slots.table(parameter);
    int scale = slots.scale(parameter);
    List<List<String>> keys = inputs.keys(parameter);
    double largest =
        inputs.values(parameter).stream().mapToDouble(v -> v.abs().doubleValue()).max().orElse(0);
    Code index = new Code("0.0", 0, 0, false, false);
    for (int k = 0; k < keys.size(); k++) {
      Code key = of(parameter.keys().get(k));
      index = k == 0 ? key : index(beside(key, index), keys.get(k).size(), beside(index, key));
    }
    boolean nullable = index.nullable() || !inputs.complete(parameter);
    String java =
        keys.isEmpty()
            ? "tables[" + table + "][0]"
            : index.nullable()
                ? "Sql.look(tables[" + table + "], " + index.name() + ")"
                : "tables[" + table + "][(int) " + index.name() + "]";
    return local(java, scale, largest * power(scale), nullable, index);
  }

  private Code index(Code major, int size, Code minor) {
    return local(
        major.name() + " * " + number(size) + " + " + minor.name(),
        0,
        1e6,
        major.nullable() || minor.nullable(),
        major,
        minor);
  }

  private Code choice(Expr.Case choice) {
    List<Expr> values = new ArrayList<>();
    choice.branches().forEach(branch -> values.add(branch.value()));
    values.add(choice.otherwise());
    int scale = commonScale(values.stream().map(this::of).toList());
    Code chosen = at(choice.otherwise(), scale);
    for (int i = choice.branches().size() - 1; i >= 0; i--) {
      Expr.Branch branch = choice.branches().get(i);
      chosen = select(of(branch.condition()), at(branch.value(), scale), chosen, scale);
    }
    return chosen;
  }

  /** By arithmetic where nothing is null, since that needs no branch. */
  private Code select(Code test, Code then, Code otherwise, int scale) {
    Code varying = test.varies() ? test : then.varies() ? then : otherwise;
    Code condition = beside(varying, test);
    Code yes = beside(varying, then);
    Code no = beside(varying, otherwise);
    double largest = Math.max(yes.largest(), no.largest());
    if (condition.nullable() || yes.nullable() || no.nullable()) {
      String java = condition.name() + " == 1.0 ? " + yes.name() + " : " + no.name();
      return local(java, scale, largest, yes.nullable() || no.nullable(), condition, yes, no);
    }
    String java =
        no.name().equals("0.0")
            ? condition.name() + " * " + yes.name()
            : no.name() + " + " + condition.name() + " * (" + yes.name() + " - " + no.name() + ")";
    return local(java, scale, yes.largest() + no.largest(), false, condition, yes, no);
  }

  static int commonScale(List<Code> codes) {
    return codes.stream().mapToInt(Code::scale).max().orElse(0);
  }
}
