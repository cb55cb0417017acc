package org.outlay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a year, against what can be written down. */
class RemainingTest {
  private static final long MILLION = 100_000_000;
  private static final double CLOSE = 2e-4;
  private static final List<Double> LEVELS = List.of(0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99);

  private static Prior gamma(double mean, double shape) {
    return new Prior(0, mean, shape);
  }

  /** Total and course known equally well: Bornhuetter and Ferguson, whatever was paid. */
  @ParameterizedTest
  @CsvSource({"12, 0.5, 1", "12, 0.5, 40000000000", "3, 0.9, 7000000", "200, 0.25, 2500000000"})
  void equalPrecisionIsAGamma(double shape, double elapsed, long paid) {
    double mean = 100.0 * MILLION;
    Remaining remaining = Remaining.of(gamma(mean, shape), paid, elapsed, shape);
    GammaDistribution exact = new GammaDistribution(shape * (1 - elapsed), mean / shape);
    for (double p : LEVELS) {
      double quantile = exact.inverseCumulativeProbability(p);
      assertThat((double) remaining.quantile(p)).isCloseTo(quantile, within(1 + CLOSE * quantile));
    }
  }

  /** One more than that: the density has the factor A + R, a mixture of two gammas. */
  @ParameterizedTest
  @CsvSource({"12, 0.5, 1000000000", "12, 0.5, 40000000000", "5, 0.75, 300000000"})
  void oneMoreIsAMixtureOfTwoGammas(double concentration, double elapsed, long paid) {
    double mean = 100.0 * MILLION;
    double shape = concentration + 1;
    double rest = concentration * (1 - elapsed);
    double scale = mean / shape;
    Remaining remaining = Remaining.of(gamma(mean, shape), paid, elapsed, concentration);
    double first = paid / (paid + rest * scale);
    for (double p : LEVELS) {
      long quantile = remaining.quantile(p);
      double below =
          first * new GammaDistribution(rest, scale).cumulativeProbability(quantile)
              + (1 - first)
                  * new GammaDistribution(rest + 1, scale).cumulativeProbability(quantile);
      assertThat(below).isCloseTo(p, within(CLOSE));
    }
  }

  /** The better the course is known, the closer to the chain ladder; the total, to its rest. */
  @Test
  void precisionDecidesBetweenChainLadderAndBudget() {
    long paid = 80 * MILLION;
    double chainLadder = paid * 0.6 / 0.4;
    Remaining course = Remaining.of(gamma(100.0 * MILLION, 2), paid, 0.4, 50_000);
    assertThat((double) course.quantile(0.5)).isCloseTo(chainLadder, within(0.01 * chainLadder));
    assertThat(course.kept()).isLessThan(0.001);
    Remaining total = Remaining.of(gamma(100.0 * MILLION, 1e8), paid, 0.4, 12);
    assertThat((double) total.quantile(0.5)).isCloseTo(20.0 * MILLION, within(0.1 * MILLION));
    assertThat(total.kept()).isGreaterThan(0.999);
  }

  @Test
  void aCertainTotalLeavesItsRestToTheFen() {
    Prior certain = Prior.of(new long[] {1_000_003, 1_000_003, 1_000_003});
    assertThat(Remaining.of(certain, 400_001, 0.1, 12).quantile(0.3)).isEqualTo(600_002);
    assertThat(Remaining.of(certain, 1_000_004, 0.1, 12).quantile(0.9)).isZero();
    assertThat(Remaining.of(certain, 0, 0.9, 12).quantile(0.5)).isEqualTo(1_000_003);
    assertThat(Remaining.of(certain, 5, 1, 12).quantile(0.5)).isZero();
  }

  /** Half the years are nil: 0.69 payments on average, half of them after June. */
  @Test
  void nothingPaidOfARareRuleIsAsNilAsAShorterYear() {
    Remaining remaining = Remaining.of(new Prior(0.5, 1000.0 * MILLION, 4), 0, 0.5, 12);
    assertThat(remaining.none()).isCloseTo(StrictMath.sqrt(0.5), within(1e-12));
    assertThat(remaining.quantile(0.7)).isZero();
    GammaDistribution whole = new GammaDistribution(4, 250.0 * MILLION);
    double half = whole.inverseCumulativeProbability(0.5);
    double p = remaining.none() + (1 - remaining.none()) / 2;
    assertThat((double) remaining.quantile(p)).isCloseTo(half, within(CLOSE * half));
    Remaining regular = Remaining.of(gamma(1000.0 * MILLION, 4), 0, 0.5, 12);
    assertThat(regular.none()).isZero();
  }

  /** Awards of 8 million, one a year on average: one by April promises half of another, no more. */
  @Test
  void onePaymentOfARareRulePromisesLittle() {
    double none = StrictMath.exp(-1);
    // Of the years with an award: 1 / (1 - none) awards, whose variance follows.
    double awards = 1 / (1 - none);
    double variance = 2 / (1 - none) - awards * awards;
    Prior prior = new Prior(none, 8.0 * MILLION * awards, awards * awards / variance);
    Remaining remaining = Remaining.of(prior, 8 * MILLION, 1.0 / 3, 20);
    double mean = 0;
    for (int i = 0; i < 1000; i++) {
      mean += remaining.quantile((i + 0.5) / 1000) / 1000.0;
    }
    assertThat(mean).isBetween(8.0 * MILLION / 3, 8.0 * MILLION);
    assertThat(remaining.quantile(0.1)).isLessThan(MILLION);
  }

  /** Paid although no replicate pays: the pace is kept up. */
  @Test
  void unforeseenPaymentsGoOn() {
    Remaining remaining = Remaining.of(Prior.of(new long[5]), 6 * MILLION, 0.5, 100_000);
    assertThat((double) remaining.quantile(0.5)).isCloseTo(6.0 * MILLION, within(0.1 * MILLION));
    assertThat(Remaining.of(Prior.of(new long[5]), 0, 0.5, 12).quantile(0.99)).isZero();
  }

  /** Far from everything expected the density is still found. */
  @ParameterizedTest
  @CsvSource({"1, 12, 0.5", "1, 1000, 0.01", "10000000000000, 3, 0.5", "1, 100000, 0.999999"})
  void extremesHaveFiniteRisingQuantiles(long paid, double concentration, double elapsed) {
    for (double shape : List.of(0.05, 1.0, 30.0, 1e6)) {
      Remaining remaining =
          Remaining.of(gamma(50.0 * MILLION, shape), paid, elapsed, concentration);
      long before = 0;
      for (double p : LEVELS) {
        long quantile = remaining.quantile(p);
        assertThat(quantile).isGreaterThanOrEqualTo(before).isLessThan(Long.MAX_VALUE / 4);
        before = quantile;
      }
    }
  }
}
