package org.outlay.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Environment;
import org.outlay.formula.Expr;
import org.outlay.formula.Interpreter;
import org.outlay.formula.Type;

/** Interprets the formulas on exact decimals, replicate by replicate. */
final class ExactLoop implements RuleLoop {
  private static final BigDecimal MOST_FEN = new BigDecimal("999999999999999999");

  private final RuleFormulas formulas;
  private final Map<String, Integer> fixed = new HashMap<>();
  private final Map<String, Integer> varying = new HashMap<>();
  private final Map<String, Integer> tableSlots = new HashMap<>();
  private final List<KernelParameter> parameters;

  ExactLoop(
      RuleFormulas formulas,
      List<Expr> fixedInputs,
      List<Expr> varyingInputs,
      List<KernelParameter> parameters) {
    this.formulas = formulas;
    this.parameters = parameters;
    fixedInputs.forEach(input -> fixed.put(Slots.key(input), fixed.size()));
    varyingInputs.forEach(input -> varying.put(Slots.key(input), varying.size()));
    parameters.forEach(parameter -> tableSlots.put(parameter.name(), tableSlots.size()));
  }

  @Override
  public boolean entitled(
      double[] fixedValues,
      double[][] tables,
      double[][] values,
      double[] atMost,
      double[] out,
      int n) {
    for (int i = 0; i < n; i++) {
      out[i] = i > 0 && same(values, i) ? out[i - 1] : fen(new Row(fixedValues, tables, values, i));
    }
    return true;
  }

  private static boolean same(double[][] values, int i) {
    for (double[] array : values) {
      if (Double.compare(array[i], array[i - 1]) != 0) {
        return false;
      }
    }
    return true;
  }

  private double fen(Row row) {
    boolean due = Boolean.TRUE.equals(Interpreter.evaluate(formulas.eligibility(), row));
    if (!due || over(row)) {
      return 0;
    }
    Object amount = Interpreter.evaluate(formulas.amount(), row);
    if (!(amount instanceof BigDecimal yuan) || yuan.signum() <= 0) {
      return 0;
    }
    BigDecimal fen = yuan.setScale(2, RoundingMode.HALF_UP).movePointRight(2);
    if (fen.compareTo(MOST_FEN) > 0) {
      throw new ArithmeticException("an amount of " + yuan + " yuan cannot be written");
    }
    return fen.doubleValue();
  }

  private boolean over(Row row) {
    if (formulas.duration() == null) {
      return false;
    }
    Object years = Interpreter.evaluate(formulas.duration(), row);
    Object year = Interpreter.evaluate(BenefitYear.NAME, row);
    return !(years instanceof BigDecimal last
        && year instanceof BigDecimal now
        && now.compareTo(last.setScale(0, RoundingMode.HALF_UP)) <= 0);
  }

  /** The inputs of one replicate. */
  private final class Row implements Environment {
    private final double[] fixedValues;
    private final double[][] tables;
    private final double[][] values;
    private final int i;

    Row(double[] fixedValues, double[][] tables, double[][] values, int i) {
      this.fixedValues = fixedValues;
      this.tables = tables;
      this.values = values;
      this.i = i;
    }

    @Override
    public @Nullable Object value(Expr.Name name) {
      return input(name);
    }

    @Override
    public @Nullable Object value(Expr.Derived derived) {
      return input(derived);
    }

    private @Nullable Object input(Expr expr) {
      Integer slot = fixed.get(Slots.key(expr));
      double number =
          slot != null
              ? fixedValues[slot]
              : values[Objects.requireNonNull(varying.get(Slots.key(expr)))][i];
      return decoded(number, expr.type());
    }

    @Override
    public @Nullable Object value(Expr.ParameterValue parameter, List<@Nullable Object> keys) {
      int slot = Objects.requireNonNull(tableSlots.get(parameter.parameter()));
      KernelParameter known = parameters.get(slot);
      int index = 0;
      for (int k = 0; k < keys.size(); k++) {
        Object key = keys.get(k);
        int code = key == null ? -1 : known.keys().get(k).indexOf(key);
        if (code < 0) {
          return null;
        }
        index = index * known.keys().get(k).size() + code;
      }
      double unscaled = tables[slot][index];
      return Double.isNaN(unscaled) ? null : BigDecimal.valueOf((long) unscaled, known.scale());
    }

    private @Nullable Object decoded(double number, Type type) {
      if (Double.isNaN(number)) {
        return null;
      }
      if (type instanceof Type.Numeric numeric) {
        return BigDecimal.valueOf((long) number, numeric.scale());
      }
      if (type instanceof Type.Category category) {
        return category.values().get((int) number);
      }
      return type instanceof Type.Truth
          ? number != 0
          : (Object) LocalDate.ofEpochDay((long) number);
    }
  }
}
