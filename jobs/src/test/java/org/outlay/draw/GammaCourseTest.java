package org.outlay.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments by numerical integration, quantiles against the gamma distribution. */
class GammaCourseTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5, 1, 2})
  void isCloseToGamma(double variance) {
    GammaCourse course = GammaCourse.of(variance);
    double mean = 0;
    double second = 0;
    double step = 1e-3;
    for (double z = -8; z <= 8; z += step) {
      double weight = step * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      mean += weight * course.factor(z);
      second += weight * course.factor(z) * course.factor(z);
    }
    assertThat(mean).isCloseTo(1, within(1e-6));
    assertThat(second - 1).isCloseTo(variance, within(0.05 * variance));
    GammaDistribution gamma = new GammaDistribution(1 / variance, variance);
    for (double p : new double[] {0.5, 0.9, 0.99, 0.9999}) {
      double exact = gamma.inverseCumulativeProbability(p);
      assertThat(course.factor(Normal.quantile(p))).isCloseTo(exact, within(0.1 * exact));
    }
  }

  @Test
  void withoutVarianceItIsOne() {
    assertThat(GammaCourse.of(0).factor(3)).isEqualTo(1);
  }

  /** As of a programme with one application in years: nearly always 0, now and then very large. */
  @ParameterizedTest
  @ValueSource(doubles = {1_000, 20_000, 1e9, Double.POSITIVE_INFINITY})
  void isANumberHoweverLargeTheVariance(double variance) {
    GammaCourse course = GammaCourse.of(variance);
    assertThat(course.scale()).isPositive().isFinite();
    for (double score = -6; score <= 6; score += 0.5) {
      assertThat(course.factor(score)).isNotNegative().isFinite();
    }
    assertThat(course.factor(-6)).isZero();
  }
}
