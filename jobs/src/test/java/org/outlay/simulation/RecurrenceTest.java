package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What comes and goes is told from what goes on. */
class RecurrenceTest {
  private static final int LONG = Short.MAX_VALUE;

  private final SplittableRandom random = new SplittableRandom(1);

  /** In each year with the same chance, whatever the year before. */
  @Test
  void comesAndGoes() {
    double[][] values = series(60, 5, before -> random.nextInt(3) > 0 ? 1_000 : Double.NaN);
    assertThat(holds(values, 0, LONG)).isTrue();
    // Where a missing year tells nothing, the others are all the same.
    assertThat(holds(values, Double.NaN, LONG)).isFalse();
    // Two benefit years tell nothing of a third.
    assertThat(holds(values, 0, 2)).isFalse();
  }

  @Test
  void goesOnFromItsLastValue() {
    assertThat(holds(series(60, 6, last -> last * (0.7 + 0.6 * random.nextDouble())), 0, LONG))
        .isFalse();
    assertThat(holds(series(60, 6, last -> last), 0, LONG)).isFalse();
  }

  @Test
  void fewYearsTellNothing() {
    assertThat(holds(series(4, 4, last -> 1_000 * random.nextInt(2)), 0, LONG)).isFalse();
  }

  private double[][] series(int applications, int years, DoubleUnaryOperator next) {
    double[][] values = new double[applications][years];
    for (double[] row : values) {
      double last = 1_000;
      for (int t = 0; t < years; t++) {
        row[t] = next.applyAsDouble(last);
        last = row[t];
      }
    }
    return values;
  }

  private static boolean holds(double[][] values, double absent, int longest) {
    return new Recurrence(Rosters.of(2010, 2010, values), 2009 + values[0].length)
        .holds(0, 0, absent, longest);
  }
}
