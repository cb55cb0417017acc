package org.outlay.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 20_261_123})
  void uniformDrawsFillTheUnitIntervalEvenlyAndInPairs(long seed) {
    Draws draws = new Draws(seed);
    long[] cells = new long[256];
    for (long id = 0; id < 200_000; id++) {
      int one = (int) (16 * draws.uniform(Stream.CELL, id));
      int other = (int) (16 * draws.uniform(Stream.ALIAS, id));
      cells[16 * one + other]++;
    }
    double[] even = new double[256];
    Arrays.fill(even, 200_000 / 256.0);
    assertThat(new ChiSquareTest().chiSquareTest(even, cells)).isGreaterThan(1e-4);
  }

  @Test
  void gammaDrawsHaveMeanOneAndTheVarianceOfTheirShape() {
    Draws draws = new Draws(5);
    double sum = 0;
    double squares = 0;
    int n = 40_000;
    for (int i = 0; i < n; i++) {
      double gamma = draws.gamma(12, Stream.CELL_INTENSITY, i);
      sum += gamma;
      squares += (gamma - 1) * (gamma - 1);
    }
    assertThat(sum / n).isEqualTo(1, within(0.006));
    assertThat(squares / n).isEqualTo(1 / 12.0, within(0.004));
  }

  /** The formula of {@link Normal}, on the driver. */
  @ParameterizedTest
  @ValueSource(doubles = {0.023, 0.05, 0.1, 0.25, 0.5, 0.6, 0.8, 0.9, 0.977})
  void theClosedFormIsCloseToTheNormalQuantile(double u) {
    double z =
        Normal.SCALE * (StrictMath.pow(u, Normal.POWER) - StrictMath.pow(1 - u, Normal.POWER));
    double exact = new NormalDistribution().inverseCumulativeProbability(u);
    assertThat(z).isEqualTo(exact, within(0.01));
  }

  @Test
  void theAliasTableGivesEachCellItsWeight() {
    double[] weights = {5, 0, 0.25, 1e-9, 17, 3, 3, 0.5};
    AliasTable table = AliasTable.of(weights);
    double[] share = new double[weights.length];
    for (int slot = 0; slot < weights.length; slot++) {
      share[slot] += table.cut()[slot] / weights.length;
      share[table.other()[slot]] += (1 - table.cut()[slot]) / weights.length;
    }
    double total = Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      assertThat(share[i]).as("cell %d", i).isEqualTo(weights[i] / total, within(1e-15));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2010, 100",
    "2011, 110",
    "2012, 121",
    "2013, 133.1",
    "2009, 90.9090909",
    "2008, 82.6446281"
  })
  void aPathGrowsAtAConstantRateBetweenAndBeyondWhatIsKnown(int year, double value) {
    YearPath path = YearPath.of(ConfigFactory.parseString("\"2010\" = 100, \"2012\" = 121"));
    assertThat(path.at(year)).isEqualTo(value, within(1e-6));
  }

  @Test
  void aSeasonGivesMonthsTheirWeights() {
    Season season =
        Season.of(
            ConfigFactory.parseString(
                "months = [0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 1], announced = round"));
    assertThat(season.rounds()).isTrue();
    assertThat(season.months()).hasSize(Season.STEPS);
    assertThat(season.months().stream().filter(m -> m == 3)).hasSize(30);
    assertThat(season.months().stream().filter(m -> m == 6)).hasSize(60);
    assertThat(season.months().stream().filter(m -> m == 12)).hasSize(30);
  }
}
