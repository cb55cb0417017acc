package org.outlay.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.kernel.Inputs;
import org.outlay.kernel.KernelParameter;
import org.outlay.kernel.RuleFormulas;
import org.outlay.kernel.RuleKernel;

/** Compiled loops against the interpreter, on random formulas and rows, to the fen. */
class CompiledLoopTest {
  private static final int FORMULAS = 150;
  private static final int ROWS = 64;
  private static final double EXACT = 0x1.0p53;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void pays(long seed) {
    RandomFormulas formulas = new RandomFormulas(seed);
    int compiled = 0;
    int tried = 0;
    while (tried < FORMULAS) {
      String amount = formulas.yuan(1 + tried % 3);
      String eligibility = formulas.condition(tried % 3);
      Expr[] exprs = compile(eligibility, amount);
      if (exprs.length == 2) {
        tried++;
        List<Map<String, Object>> rows = rows(seed * 1_000 + tried);
        compiled += compare(eligibility, amount, exprs, rows, tried % 3);
      }
    }
    // Quotients and numbers that need more than 53 bits are interpreted.
    assertThat(compiled).isGreaterThan(FORMULAS / 3);
  }

  @Test
  void paysValuesBeyondThePromise() {
    Expr eligible = Fixture.expr("true", Fixture.TRUTH);
    Expr amount = Fixture.expr("least(salary * share, revenue)", Fixture.YUAN);
    RowInputs inputs = new RowInputs(rows(7), 1, 0);
    RuleKernel kernel = RuleKernel.of(new RuleFormulas(eligible, amount, null), inputs);
    assertThat(kernel.reason()).isEmpty();
    assertThat(inputs.run(kernel, rows(7)))
        .isEqualTo(rows(7).stream().map(row -> expected(eligible, amount, row)).toList());
  }

  private static Expr[] compile(String eligibility, String amount) {
    try {
      return new Expr[] {
        Fixture.expr(eligibility, Fixture.TRUTH), Fixture.expr(amount, Fixture.YUAN)
      };
    } catch (org.outlay.problem.ProblemException tooBig) {
      return new Expr[0];
    }
  }

  private static int compare(
      String eligibility,
      String amount,
      Expr[] exprs,
      List<Map<String, Object>> rows,
      int fixedOneIn) {
    RowInputs inputs = new RowInputs(rows, 0, fixedOneIn);
    List<Map<String, Object>> shared = inputs.withFixedShared(rows);
    List<Double> expected = new ArrayList<>();
    for (Map<String, Object> row : shared) {
      Double fen = expected(exprs[0], exprs[1], row);
      if (fen.isNaN()) {
        return 0;
      }
      expected.add(fen);
    }
    RuleKernel kernel = RuleKernel.of(new RuleFormulas(exprs[0], exprs[1], null), inputs);
    assertThat(inputs.run(kernel, shared))
        .as("%s when %s%n%s", amount, eligibility, kernel.source())
        .isEqualTo(expected);
    return kernel.reason().isEmpty() ? 1 : 0;
  }

  /** Fen; 0 without an entitlement, NaN beyond DECIMAL(18,2). */
  private static Double expected(Expr eligibility, Expr amount, Map<String, Object> row) {
    Environment environment = Fixture.environment(row);
    if (!Boolean.TRUE.equals(Interpreter.evaluate(eligibility, environment))) {
      return 0.0;
    }
    Object value = Interpreter.evaluate(amount, environment);
    if (!(value instanceof BigDecimal yuan) || yuan.signum() <= 0) {
      return 0.0;
    }
    BigDecimal fen = yuan.setScale(2, RoundingMode.HALF_UP).movePointRight(2);
    return fen.doubleValue() < EXACT ? fen.doubleValue() : Double.NaN;
  }

  private static List<Map<String, Object>> rows(long seed) {
    RandomRows random = new RandomRows(seed);
    List<Map<String, Object>> rows = new ArrayList<>();
    while (rows.size() < ROWS) {
      Map<String, Object> row = new HashMap<>(random.next());
      row.replaceAll((name, value) -> value instanceof BigDecimal n ? small(n) : value);
      rows.add(row);
    }
    return rows;
  }

  /** A loop's inputs are whole unscaled numbers that a double holds. */
  private static BigDecimal small(BigDecimal number) {
    return number.unscaledValue().abs().doubleValue() < EXACT
        ? number
        : BigDecimal.valueOf(number.unscaledValue().longValue() % 1_000_000_007L, number.scale());
  }

  /** Random rows as a loop takes them. */
  private static final class RowInputs implements Inputs {
    private final Map<String, Double> largest = new HashMap<>();
    private final double promised;
    private final int fixedOneIn;

    RowInputs(List<Map<String, Object>> rows, double promised, int fixedOneIn) {
      this.promised = promised;
      this.fixedOneIn = fixedOneIn;
      for (Map<String, Object> row : rows) {
        row.forEach(
            (name, value) -> largest.merge(name, Math.abs(encoded(name, value)), Math::max));
      }
    }

    List<Map<String, Object>> withFixedShared(List<Map<String, Object>> rows) {
      List<Map<String, Object>> shared = new ArrayList<>();
      for (Map<String, Object> row : rows) {
        Map<String, Object> copy = new HashMap<>();
        for (String input : RandomRows.inputs()) {
          Object value = (isFixed(input) ? rows.get(0) : row).get(input);
          if (value != null) {
            copy.put(input, value);
          }
        }
        copy.putAll(RandomRows.parameters());
        shared.add(copy);
      }
      return shared;
    }

    List<Double> run(RuleKernel kernel, List<Map<String, Object>> rows) {
      double[] fixed =
          kernel.fixedInputs().stream().mapToDouble(i -> encoded(i, rows.get(0))).toArray();
      double[][] varying = new double[kernel.varyingInputs().size()][rows.size()];
      for (int slot = 0; slot < varying.length; slot++) {
        for (int i = 0; i < rows.size(); i++) {
          varying[slot][i] = encoded(kernel.varyingInputs().get(slot), rows.get(i));
        }
      }
      double[][] tables =
          kernel.parameters().stream().map(RowInputs::table).toArray(double[][]::new);
      double[] out = new double[rows.size()];
      kernel.loop().entitled(fixed, tables, varying, out, rows.size());
      return java.util.Arrays.stream(out).map(v -> v + 0.0).boxed().toList();
    }

    private static double[] table(KernelParameter parameter) {
      List<String> keys = List.of("");
      for (List<String> names : parameter.keys()) {
        keys =
            keys.stream()
                .flatMap(k -> names.stream().map(n -> k.isEmpty() ? n : k + ", " + n))
                .toList();
      }
      return keys.stream()
          .map(key -> RandomRows.parameters().get(parameter.name() + "(" + key + ")"))
          .mapToDouble(
              value ->
                  value == null
                      ? Double.NaN
                      : ((BigDecimal) value)
                          .setScale(parameter.scale())
                          .unscaledValue()
                          .doubleValue())
          .toArray();
    }

    private static String name(Expr input) {
      return input instanceof Expr.Derived derived
          ? derived.function() + " " + derived.argument()
          : ((Expr.Name) input).name();
    }

    private static double encoded(Expr input, Map<String, Object> row) {
      return encoded(name(input), row.get(name(input)));
    }

    private static double encoded(String name, @Nullable Object value) {
      if (value == null || name.endsWith(")")) {
        return Double.NaN;
      }
      if (value instanceof BigDecimal number) {
        int scale = ((Type.Numeric) RandomRows.type(name)).scale();
        return number.setScale(scale).unscaledValue().doubleValue();
      }
      if (value instanceof String text) {
        return ((Type.Category) RandomRows.type(name)).values().indexOf(text);
      }
      return value instanceof LocalDate day ? day.toEpochDay() : (Boolean) value ? 1 : 0;
    }

    private boolean isFixed(String name) {
      return fixedOneIn > 0 && Math.floorMod(name.hashCode(), fixedOneIn + 1) == 0;
    }

    @Override
    public boolean varies(Expr input) {
      return !isFixed(name(input));
    }

    @Override
    public boolean nullable(Expr input) {
      return !List.of("salary", "benefit_year").contains(name(input));
    }

    @Override
    public double largest(Expr input) {
      return promised > 0 ? promised : Objects.requireNonNull(largest.get(name(input)));
    }

    @Override
    public List<BigDecimal> values(Expr.ParameterValue parameter) {
      return RandomRows.parameters().entrySet().stream()
          .filter(e -> e.getKey().startsWith(parameter.parameter() + "("))
          .map(e -> (BigDecimal) e.getValue())
          .toList();
    }

    @Override
    public boolean complete(Expr.ParameterValue parameter) {
      return parameter.keys().isEmpty();
    }

    @Override
    public List<List<String>> keys(Expr.ParameterValue parameter) {
      return Fixture.SCOPE.parameters().get(parameter.parameter()).keys().stream()
          .map(type -> ((Type.Category) type).values())
          .toList();
    }
  }
}
