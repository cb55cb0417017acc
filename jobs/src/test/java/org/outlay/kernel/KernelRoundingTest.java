package org.outlay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;
import org.outlay.formula.Unit;

/** Loops round by products with reciprocals, or by quotients where a number is too large. */
class KernelRoundingTest {
  private static final int COUNT = 600;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  @ParameterizedTest
  @CsvSource({
    "3, 49", "4, 49", "6, 49", "9, 49", "12, 49", "14, 49", "3, 50", "6, 50", "9, 50", "14, 50",
    "3, 52", "6, 52", "9, 52", "14, 52"
  })
  void amountsAreRoundedHalfUp(int scale, int bits) {
    Type yuan = new Type.Numeric(Unit.YUAN, 18, scale);
    double largest = StrictMath.scalb(1.0, bits) - StrictMath.pow(10, scale - 2) - 2;
    Expr always = new Expr.Literal(true, new Type.Truth(), 0);
    Expr amount = new Expr.Name("x", yuan, 0);
    RuleKernel kernel = RuleKernel.of(new RuleFormulas(always, amount, null), new One(largest));
    assertThat(kernel.source()).contains(bits == 49 ? "rint" : bits == 50 ? ") * " : ") / ");
    double[] values = values(scale, (long) largest);
    double[] out = new double[COUNT];
    kernel.loop().entitled(new double[0], new double[0][], new double[][] {values}, out, COUNT);
    for (int i = 0; i < COUNT; i++) {
      BigDecimal exact = BigDecimal.valueOf((long) values[i], scale);
      BigDecimal fen = exact.setScale(2, RoundingMode.HALF_UP).multiply(HUNDRED);
      assertThat(out[i]).as("%s", exact).isEqualTo(Math.max(0, fen.doubleValue()));
    }
  }

  /** Whole fen, halves, and their neighbours, over the whole range. */
  private static double[] values(int scale, long largest) {
    Random random = new Random(scale);
    long unit = (long) StrictMath.pow(10, scale - 2);
    double[] values = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      long most = largest >> random.nextInt(40);
      long fen = (long) (random.nextDouble() * (most / unit)) * unit;
      long near = fen + random.nextInt(3) * (unit / 2) + random.nextInt(3) - 1;
      values[i] = i % 7 == 0 ? -near : near;
      values[i] = Math.max(-largest, Math.min(largest, values[i]));
    }
    return values;
  }

  private record One(double most) implements Inputs {
    @Override
    public boolean varies(Expr input) {
      return true;
    }

    @Override
    public boolean nullable(Expr input) {
      return false;
    }

    @Override
    public double largest(Expr input) {
      return most;
    }

    @Override
    public List<BigDecimal> values(Expr.ParameterValue parameter) {
      return List.of();
    }

    @Override
    public boolean complete(Expr.ParameterValue parameter) {
      return true;
    }

    @Override
    public List<List<String>> keys(Expr.ParameterValue parameter) {
      return List.of();
    }
  }
}
