package org.outlay.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;

/** Emits what formulas are made of: literals, inputs and parameters. */
final class Leaves {
  private static final double MOST_KEYS = 1e6;

  private final Emitter emitter;
  private final Inputs inputs;
  private final Slots slots;

  Leaves(Emitter emitter, Inputs inputs, Slots slots) {
    this.emitter = emitter;
    this.inputs = inputs;
    this.slots = slots;
  }

  Code literal(Expr.Literal literal) {
    Object value = literal.value();
    if (value == null) {
      return new Code("Double.NaN", 0, 0, true, false);
    }
    if (value instanceof BigDecimal exact) {
      BigDecimal plain = exact.stripTrailingZeros();
      int scale = Math.max(0, plain.scale());
      double unscaled = plain.setScale(scale).unscaledValue().doubleValue();
      if (!(Math.abs(unscaled) < Emitter.EXACT)) {
        throw new NotExact(exact.toPlainString());
      }
      return new Code(Emitter.number(unscaled), scale, Math.abs(unscaled), false, false);
    }
    if (value instanceof Boolean truth) {
      return new Code(truth ? "1.0" : "0.0", 0, 1, false, false);
    }
    double code =
        value instanceof LocalDate day
            ? day.toEpochDay()
            : ((Type.Category) literal.type()).values().indexOf(value);
    return new Code(Emitter.number(code), 0, Math.abs(code), false, false);
  }

  Code input(Expr input) {
    int slot = slots.input(input);
    boolean varies = inputs.varies(input);
    int scale = input.type() instanceof Type.Numeric numeric ? numeric.scale() : 0;
    String java = varies ? Statements.INPUT + slot + "[i]" : "fixed[" + slot + "]";
    Code carrier = new Code(java, scale, 0, false, varies);
    boolean nullable = inputs.nullable(input) && emitter.heeds(varies);
    return emitter.local(java, scale, inputs.largest(input), nullable, carrier);
  }

  Code parameter(Expr.ParameterValue parameter) {
    int table = slots.table(parameter);
    int scale = slots.scale(parameter);
    List<List<String>> keys = inputs.keys(parameter);
    double largest =
        inputs.values(parameter).stream().mapToDouble(v -> v.abs().doubleValue()).max().orElse(0);
    Code index = new Code("0.0", 0, 0, false, false);
    for (int k = 0; k < keys.size(); k++) {
      Code key = emitter.of(parameter.keys().get(k));
      index = k == 0 ? key : index(index, keys.get(k).size(), key);
    }
    boolean nullable = index.nullable() || !inputs.complete(parameter);
    String java =
        keys.isEmpty()
            ? "tables[" + table + "][0]"
            : index.nullable()
                ? "Sql.look(tables[" + table + "], " + index.name() + ")"
                : "tables[" + table + "][(int) " + index.name() + "]";
    return emitter.local(java, scale, largest * Emitter.power(scale), nullable, index);
  }

  private Code index(Code one, int size, Code other) {
    Code major = emitter.beside(other, one);
    Code minor = emitter.beside(one, other);
    return emitter.local(
        major.name() + " * " + Emitter.number(size) + " + " + minor.name(),
        0,
        MOST_KEYS,
        major.nullable() || minor.nullable(),
        major,
        minor);
  }
}
